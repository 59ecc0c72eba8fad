import { Memo } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const audit: ConsoleCapability = {
  name: 'audit',
  pages: [
    {
      path: 'audit', title: 'audit.page.audit', permission: 'log:read',
      component: () => import('./AuditPage.vue'),
      menu: { group: 'manage', icon: Memo },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
