import { OfficeBuilding } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const places: ConsoleCapability = {
  name: 'places',
  pages: [
    {
      path: 'places', title: 'places.page.places', permission: 'places:manage',
      component: () => import('./PlacesPage.vue'),
      menu: { group: 'manage', icon: OfficeBuilding },
    },
  ],
  found: [{ kind: 'place', title: 'places.page.places', to: (id) => `/households?region=${id}` }],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
