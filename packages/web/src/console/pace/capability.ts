import { Timer } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const pace: ConsoleCapability = {
  name: 'pace',
  pages: [
    {
      path: 'pace', title: 'pace.page.pace', permission: 'problems:read',
      component: () => import('./PacePage.vue'),
      menu: { group: 'supervise', icon: Timer },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
