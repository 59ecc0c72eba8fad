import { Iphone } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const sync: ConsoleCapability = {
  name: 'sync',
  pages: [
    {
      path: 'phones', title: 'sync.page.phones', permission: 'rounds:manage',
      component: () => import('./PhonesPage.vue'),
      menu: { group: 'manage', icon: Iphone },
    },
  ],
  work: { 'to-settle': async () => (await import('./RefusedPanel.vue')).default },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
