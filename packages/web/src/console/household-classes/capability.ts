import { Collection } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const householdClasses: ConsoleCapability = {
  name: 'household-classes',
  pages: [
    {
      path: 'household-classes', title: 'householdClasses.page.classes', permission: 'household-classes:read',
      component: () => import('./ClassesPage.vue'),
      menu: { group: 'supervise', icon: Collection },
    },
  ],
  tables: { 'household-classes': 'household-classes:import' },
  work: {
    'household-class-due': async () => (await import('./ClassQueue.vue')).default,
    'household-class-flagged': async () => (await import('./ClassQueue.vue')).default,
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
