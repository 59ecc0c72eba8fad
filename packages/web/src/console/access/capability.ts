import { User } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const access: ConsoleCapability = {
  name: 'access',
  pages: [
    {
      path: 'people', title: 'access.page.people', permission: 'accounts:manage',
      component: () => import('./PeoplePage.vue'),
      menu: { group: 'manage', icon: User },
    },
    {
      path: 'people/:id', title: 'access.page.person', permission: 'accounts:manage',
      component: () => import('./PersonPage.vue'),
    },
    {
      path: 'vacant-posts', title: 'access.page.vacantPosts', permission: 'accounts:manage', under: 'people',
      component: () => import('./VacantPostsPage.vue'),
    },
    {
      path: 'account', title: 'access.page.account', under: null,
      component: () => import('./AccountPage.vue'),
    },
  ],
  found: [{ kind: 'person', title: 'access.page.people', to: (id) => `/people/${id}` }],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
