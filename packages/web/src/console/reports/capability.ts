import { Document } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const reports: ConsoleCapability = {
  name: 'reports',
  pages: [
    {
      path: 'bulletins', title: 'reports.page.bulletins', permission: 'reports:read',
      component: () => import('./BulletinsPage.vue'),
      menu: { group: 'report', icon: Document },
    },
    {
      path: 'bulletins/:id', title: 'reports.page.bulletin', permission: 'reports:read',
      component: () => import('./BulletinPage.vue'),
    },
    {
      path: 'bulletins/:id/figures/:name', title: 'reports.page.figure', permission: 'reports:read',
      component: () => import('./FigurePage.vue'),
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
