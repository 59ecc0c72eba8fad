import { Tickets } from '@element-plus/icons-vue'
import { problemQueues } from '@lookback/core/problems'
import type { ConsoleCapability } from '../../app/capability.ts'

export const problems: ConsoleCapability = {
  name: 'problems',
  pages: [
    {
      path: 'problems', title: 'problems.page.problems', permission: 'problems:read',
      component: () => import('./ProblemsPage.vue'),
      // What is closed is looked up; what is open is worked on.
      menu: { group: 'rectify', icon: Tickets, query: { counted: 'open' } },
    },
    {
      path: 'problems/:id', title: 'problems.page.problem', permission: 'problems:read',
      component: () => import('./ProblemPage.vue'),
    },
    { path: 'dispatch-slips', title: 'problems.slips.title', permission: 'problems:read', component: () => import('./DispatchSlipsPage.vue') },
  ],
  work: Object.fromEntries(problemQueues.map((queue) => [queue, async () => (await import('./ProblemQueue.vue')).default])),
  dayMatters: { 'problem-to-rectify': ({ about }) => `/problems/${about}` },
  found: [{ kind: 'problem', title: 'problems.page.problems', to: (id) => `/problems/${id}` }],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
