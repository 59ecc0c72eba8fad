import { Timer } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const retention: ConsoleCapability = {
  name: 'retention',
  pages: [
    {
      path: 'retention', title: 'retention.page.retention', permission: 'log:read',
      component: () => import('./RetentionPage.vue'),
      menu: { group: 'manage', icon: Timer },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
