import { Checked } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const work: ConsoleCapability = {
  name: 'work',
  pages: [
    {
      path: 'work', title: 'work.page.work', permission: 'problems:read',
      component: () => import('./WorkPage.vue'),
      menu: { group: 'rectify', icon: Checked },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
