import { Connection } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const sharedWork: ConsoleCapability = {
  name: 'shared-work',
  pages: [
    {
      path: 'shared-work', title: 'sharedWork.page.shared', permission: 'shared-work:read',
      component: () => import('./SharedWorkPage.vue'),
      menu: { group: 'supervise', icon: Connection },
    },
    { path: 'shared-waits', title: 'sharedWork.page.waits', permission: 'shared-work:read', component: () => import('./WaitsPage.vue') },
    { path: 'shared-work/:id', title: 'sharedWork.page.matter', permission: 'shared-work:read', component: () => import('./SharedMatterPage.vue') },
    { path: 'shared-work-new/:kind(problem|indicator|letter)/:about', title: 'sharedWork.page.new', permission: 'shared-work:open', component: () => import('./NewSharedPage.vue') },
  ],
  work: { 'waits-to-answer': async () => (await import('./WaitsQueue.vue')).default },
  dayMatters: { 'wait-to-answer': ({ about }) => `/shared-work/${about}` },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
