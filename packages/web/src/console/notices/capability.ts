import type { ConsoleCapability } from '../../app/capability.ts'

export const notices: ConsoleCapability = {
  name: 'notices',
  pages: [
    {
      path: 'notices', title: 'notices.page.notices',
      component: () => import('./NoticesPage.vue'),
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
