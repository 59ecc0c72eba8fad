import type { RouteRecordRaw } from 'vue-router'
import { capabilities } from './capabilities.ts'
import type { ConsoleCapability, ConsolePage } from './capability.ts'
import { menuPathOf } from './menu.ts'

function routeOf(capability: ConsoleCapability, page: ConsolePage): RouteRecordRaw {
  const { path, title, permission, component } = page
  return { path, component, props: path.includes(':'), meta: { title, menuPath: menuPathOf(capability, page), ...(permission ? { permission } : {}) } }
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('../console/access/SignInPage.vue'),
    meta: { title: 'access.page.signIn', public: true },
  },
  {
    path: '/new-password',
    name: 'new-password',
    component: () => import('../console/access/NewPasswordPage.vue'),
    meta: { title: 'access.page.newPassword' },
  },
  {
    path: '/second-factor',
    name: 'second-factor',
    component: () => import('../console/access/SecondFactorPage.vue'),
    meta: { title: 'access.page.secondFactor' },
  },
  {
    path: '/',
    component: () => import('./layout/ConsoleLayout.vue'),
    meta: { title: 'app.name' },
    children: [
      ...capabilities.flatMap((capability) => (capability.pages ?? []).map((page) => routeOf(capability, page))),
      {
        path: ':rest(.*)*',
        component: () => import('./layout/NotFoundPage.vue'),
        meta: { title: 'app.page.notFound' },
      },
    ],
  },
]
