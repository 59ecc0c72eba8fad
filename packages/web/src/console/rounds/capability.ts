import { Calendar } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const rounds: ConsoleCapability = {
  name: 'rounds',
  pages: [
    {
      path: 'rounds', title: 'rounds.page.rounds', permission: 'rounds:manage',
      component: () => import('./RoundsPage.vue'),
      menu: { group: 'check', icon: Calendar },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
