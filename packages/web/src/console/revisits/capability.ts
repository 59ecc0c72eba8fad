import { Refresh } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const revisits: ConsoleCapability = {
  name: 'revisits',
  pages: [
    {
      path: 'revisits', title: 'revisits.page.revisits', permission: 'problems:read',
      component: () => import('./RevisitsPage.vue'),
      menu: { group: 'supervise', icon: Refresh },
    },
    {
      path: 'revisits/households', title: 'revisits.page.households', permission: 'problems:read',
      component: () => import('./DrawnHouseholdsPage.vue'),
    },
  ],
  work: { 'to-revisit': async () => (await import('./RevisitQueue.vue')).default },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
