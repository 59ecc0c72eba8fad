import { TrendCharts } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const boards: ConsoleCapability = {
  name: 'boards',
  pages: [
    {
      path: 'board', title: 'boards.page.board', permission: 'problems:read',
      component: () => import('./BoardPage.vue'),
      menu: { group: 'supervise', icon: TrendCharts },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
