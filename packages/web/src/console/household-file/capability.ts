import { EditPen } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const householdFile: ConsoleCapability = {
  name: 'household-file',
  pages: [
    {
      path: 'households/:id', title: 'householdFile.page.household', permission: 'register:read',
      component: () => import('./HouseholdPage.vue'),
    },
    {
      path: 'corrections', title: 'householdFile.page.corrections', permission: 'persons:answer',
      component: () => import('./CorrectionsPage.vue'),
      menu: { group: 'manage', icon: EditPen },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
