import { Odometer } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const overview: ConsoleCapability = {
  name: 'overview',
  pages: [
    {
      path: 'overview', title: 'overview.page.overview', permission: 'comparison:read',
      component: () => import('./OverviewPage.vue'),
      menu: { group: 'check', icon: Odometer },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
