import { DataBoard } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const situation: ConsoleCapability = {
  name: 'situation',
  pages: [
    {
      path: 'situation', title: 'situation.page.situation', permission: 'problems:read',
      component: () => import('./SituationPage.vue'),
      menu: { group: 'check', icon: DataBoard },
    },
    { path: 'situation/screen', title: 'situation.page.screen', permission: 'problems:read', component: () => import('./ScreenPage.vue') },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
