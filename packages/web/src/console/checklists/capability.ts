import { List } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const checklists: ConsoleCapability = {
  name: 'checklists',
  pages: [
    {
      path: 'checklists', title: 'checklists.page.checklists', permission: 'rounds:manage',
      component: () => import('./ChecklistsPage.vue'),
      menu: { group: 'check', icon: List },
    },
    { path: 'checklists/:id/:version', title: 'checklists.page.checklist', permission: 'rounds:manage', component: () => import('./ChecklistPage.vue') },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
