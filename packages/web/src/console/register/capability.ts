import { House, Upload } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const register: ConsoleCapability = {
  name: 'register',
  pages: [
    {
      path: 'households', title: 'register.page.households', permission: 'register:read',
      component: () => import('./HouseholdsPage.vue'),
      menu: { group: 'check', icon: House },
    },
    { path: 'door-plates', title: 'register.page.doorPlates', permission: 'register:read', component: () => import('./DoorPlatesPage.vue') },
    {
      path: 'imports', title: 'register.page.imports', permission: 'register:import',
      component: () => import('./ImportsPage.vue'),
      menu: { group: 'manage', icon: Upload },
    },
  ],
  found: [
    { kind: 'household', title: 'register.page.households', to: (id) => `/households/${id}` },
    { kind: 'group', title: 'register.page.groups', to: (id) => `/households?${new URLSearchParams({ region: id.slice(0, id.indexOf('/')), group: id.slice(id.indexOf('/') + 1) }).toString()}` },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
