import { DataAnalysis } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const comparison: ConsoleCapability = {
  name: 'comparison',
  pages: [
    {
      path: 'comparison', title: 'comparison.page.comparison', permission: 'comparison:read',
      component: () => import('./ComparisonPage.vue'),
      menu: { group: 'check', icon: DataAnalysis },
    },
    {
      path: 'comparison/items', title: 'comparison.page.compared', permission: 'comparison:read',
      component: () => import('./ComparedItemsPage.vue'),
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
