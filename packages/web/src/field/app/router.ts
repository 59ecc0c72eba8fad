import { watch } from 'vue'
import type { Router } from 'vue-router'
import { createRouter, createWebHistory } from 'vue-router'
import { leavePage } from '../ui/closed-by-back.ts'
import type { PhoneStatus } from '../sync/phone/phone.ts'

/** In frames, of which a phone shows sixty a second. */
const LONGEST_WAIT = 120

/** Lists are read from the store: where somebody was is gone back to as soon as the page is that long again. */
async function whenLongEnough<Place extends { top: number }>(saved: Place): Promise<Place> {
  for (let frame = 0; frame < LONGEST_WAIT && document.documentElement.scrollHeight < saved.top + window.innerHeight; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return saved
}

/** A checklist tried by whoever sets it up. */
export const isTrial = (path: string): boolean => path.startsWith('/try/')

/** The pages of the phone. What is not open to everybody asks for the PIN first. */
export function routerFor(status: Readonly<PhoneStatus>): Router {
  const router = createRouter({
    history: createWebHistory('/field/'),
    scrollBehavior: (_to, _from, saved) => (saved ? whenLongEnough(saved) : { top: 0 }),
    routes: [
      { path: '/sign-in', component: () => import('../access/SignInPage.vue') },
      // Set up at a desk: it shows nothing of the register and keeps nothing, so that it asks for no PIN.
      { path: '/try/:id/:version', component: () => import('../visits/TryPage.vue'), props: true },
      { path: '/pin', component: () => import('../access/PinPage.vue') },
      { path: '/pin/change', component: () => import('../access/PinPage.vue') },
      { path: '/prepare', component: () => import('../sync/prepare/PreparePage.vue') },
      { path: '/households/:id/visit', component: () => import('../visits/VisitPage.vue'), props: ({ params, query }) => ({ id: params['id'], corrects: query['visit'] }) },
      {
        path: '/',
        component: () => import('../ui/FieldLayout.vue'),
        redirect: '/households',
        children: [
          { path: 'households', component: () => import('../register/HouseholdsPage.vue') },
          { path: 'households/walk', component: () => import('../register/walk/WalkPage.vue') },
          { path: 'households/:id', component: () => import('../register/HouseholdPage.vue'), props: true },
          { path: 'work', component: () => import('../work/WorkPage.vue') },
          { path: 'problems', redirect: '/work' },
          { path: 'revisits/:id', component: () => import('../revisits/RevisitPage.vue'), props: true },
          { path: 'problems/:id', component: () => import('../problems/ProblemPage.vue'), props: true },
          { path: 'objects/:id', component: () => import('../indicators/ObjectPage.vue'), props: true },
          { path: 'doubts/:id', component: () => import('../doubts/DoubtPage.vue'), props: true },
          { path: 'duty', component: () => import('../duty/DutyVillagesPage.vue') },
          { path: 'duty/:village', component: () => import('../duty/DutyCheckPage.vue'), props: true },
          { path: 'letters', component: () => import('../letters/LettersPage.vue') },
          { path: 'letters/:letter/:recipient', component: () => import('../letters/LetterPage.vue'), props: true },
          { path: 'letters/:letter/:recipient/:item', component: () => import('../letters/LetterItemPage.vue'), props: true },
          { path: 'day', component: () => import('../visits/DayPage.vue') },
          { path: 'outbox', component: () => import('../sync/outbox/OutboxPage.vue') },
          { path: 'account', component: () => import('../access/AccountPage.vue') },
        ],
      },
      { path: '/:rest(.*)*', redirect: '/households' },
    ],
  })

  router.beforeEach(leavePage)
  router.beforeEach((to) => {
    if (to.path === '/sign-in' || isTrial(to.path)) return true
    switch (status.state) {
      case 'signed-out':
        return '/sign-in'
      case 'needs-pin':
      case 'locked':
        if (status.trouble === 'revoked' && to.path !== '/pin') return '/sign-in'
        return to.path === '/pin' ? true : { path: '/pin', query: { to: to.fullPath } }
      case 'open':
        // Too long without the county: what was not sent is shown, and nothing of the register.
        if (status.isOverdue && to.path !== '/outbox') return '/outbox'
        return to.path === '/pin' ? '/households' : true
    }
  })
  // A phone that locks itself, or that the county has shut out, shows nothing more of what it holds.
  watch(() => status.state, (state) => {
    if (state !== 'open' && !isTrial(router.currentRoute.value.path)) void router.replace({ path: router.currentRoute.value.fullPath, force: true })
  })
  // Known only after the first page is there.
  watch(() => status.state === 'locked' && status.trouble === 'revoked', (revoked) => {
    if (revoked) void router.replace('/sign-in')
  })
  return router
}
