import { Star } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const leader: ConsoleCapability = {
  name: 'leader',
  pages: [
    {
      path: 'leader', title: 'leader.page.leader', permission: 'problems:lead',
      component: () => import('./LeaderPage.vue'),
      menu: { group: 'check', icon: Star },
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
