import { Memo, Warning } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const audit: ConsoleCapability = {
  name: 'audit',
  pages: [
    {
      path: 'audit', title: 'audit.page.audit', permission: 'log:read',
      component: () => import('./AuditPage.vue'),
      menu: { group: 'manage', icon: Memo },
    },
    {
      path: 'alerts', title: 'audit.page.alerts', permission: 'security:watch',
      component: () => import('./AlertsPage.vue'),
      menu: { group: 'manage', icon: Warning },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
