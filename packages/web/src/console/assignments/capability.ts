import type { ConsoleCapability } from '../../app/capability.ts'

export const assignments: ConsoleCapability = {
  name: 'assignments',
  pages: [
    {
      path: 'rounds/:round/assignments', title: 'assignments.page.assignments', permission: 'rounds:manage',
      component: () => import('./AssignmentsPage.vue'),
    },
  ],
  tables: { assignments: 'rounds:manage' },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
