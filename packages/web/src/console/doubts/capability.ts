import { QuestionFilled } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const doubts: ConsoleCapability = {
  name: 'doubts',
  pages: [
    {
      path: 'doubts', title: 'doubts.page.doubts', permission: 'doubts:read',
      component: () => import('./DoubtsPage.vue'),
      menu: { group: 'check', icon: QuestionFilled },
    },
    { path: 'doubts/list', title: 'doubts.page.list', permission: 'doubts:read', component: () => import('./DoubtListPage.vue') },
  ],
  dayMatters: { 'doubt-to-check': ({ region }) => ({ path: '/doubts/list', query: { region, standing: 'waiting' } }) },
  work: { 'doubts-to-check': async () => (await import('./DoubtQueue.vue')).default },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
