import type { Permission } from '@lookback/core/kernel'
import { nextTick } from 'vue'
import { createRouter, createWebHistory, START_LOCATION } from 'vue-router'
import { ensureSession } from './session.ts'
import { t } from './i18n.ts'
import { homeOf } from './menu.ts'
import { routes } from './routes.ts'
import { tallEnough } from './scroll.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name. */
    title: string
    /** Path of the menu's entry that is lit; null for none. */
    menuPath?: string | null
    permission?: Permission
    public?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: async (to, from, saved) => {
    if (!saved) return to.path === from.path ? false : { top: 0 }
    // What Back leads to has to come first.
    await tallEnough(saved.top)
    return saved
  },
})

router.beforeEach(async (to) => {
  const session = await ensureSession()
  if (to.meta.public) return true
  if (!session) return { name: 'sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
  // Whoever came in with a one-time password goes nowhere before it is changed.
  if (session.passwordIsOneTime) return to.name === 'new-password' ? true : { name: 'new-password', query: { to: to.fullPath } }
  // Nor whoever must set a second factor first.
  if (session.secondFactor === 'required') return to.name === 'second-factor' ? true : { name: 'second-factor', query: { to: to.fullPath } }
  return to.path === '/' || to.name === 'new-password' || to.name === 'second-factor' ? homeOf(session.permissions) : true
})

router.afterEach(async (to, from) => {
  document.title = `${t(to.meta.title)} · ${t('app.name')}`
  // The first page begins at its top, so that the skip link comes first.
  if (to.path === from.path || from === START_LOCATION) return
  // A new page begins at its heading for those who hear it, as it would after a full load.
  await nextTick()
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
})
