import { Finished } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const dayClose: ConsoleCapability = {
  name: 'day-close',
  pages: [
    {
      path: 'day', title: 'dayClose.page.day', permission: 'day-close:read',
      component: () => import('./DayPage.vue'),
      menu: { group: 'supervise', icon: Finished },
    },
    { path: 'day-matters', title: 'dayClose.page.matters', permission: 'day-close:read', component: () => import('./DayMattersPage.vue') },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
