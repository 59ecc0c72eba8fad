import { Files } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const threeLists: ConsoleCapability = {
  name: 'three-lists',
  pages: [
    {
      path: 'sheets', title: 'threeLists.page.lists', permission: 'problems:read',
      component: () => import('./SheetsPage.vue'),
      menu: { group: 'report', icon: Files },
    },
  ],
  tables: { progress: 'problems:act' },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
