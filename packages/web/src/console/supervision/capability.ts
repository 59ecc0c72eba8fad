import { Flag } from '@element-plus/icons-vue'
import { supervisionQueues } from '@lookback/core/supervision'
import type { ConsoleCapability } from '../../app/capability.ts'

export const supervision: ConsoleCapability = {
  name: 'supervision',
  pages: [
    {
      path: 'supervision', title: 'supervision.page.list', permission: 'supervision:read',
      component: () => import('./SupervisionPage.vue'),
      menu: { group: 'supervise', icon: Flag },
    },
    { path: 'supervision/:id', title: 'supervision.page.listing', permission: 'supervision:read', component: () => import('./ListingPage.vue') },
    { path: 'supervision-new/:kind(county|township|village|department)/:code', title: 'supervision.page.new', permission: 'supervision:decide', component: () => import('./NewListingPage.vue') },
  ],
  work: Object.fromEntries(supervisionQueues.map((queue) => [queue, async () => (await import('./SupervisionQueue.vue')).default])),
  found: [{ kind: 'listing', title: 'supervision.page.list', to: (id) => `/supervision/${id}` }],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
