import { Sort, View } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const ladder: ConsoleCapability = {
  name: 'ladder',
  pages: [
    {
      path: 'ladder', title: 'ladder.page.ladder', permission: 'ladder:read',
      component: () => import('./LadderPage.vue'),
      menu: { group: 'supervise', icon: Sort },
    },
    { path: 'ladder-subject/:kind(unit|post)/:code', title: 'ladder.page.subject', permission: 'ladder:decide', component: () => import('./SubjectPage.vue') },
    { path: 'ladder-facts', title: 'ladder.page.facts', permission: 'ladder:decide', component: () => import('./FactsPage.vue') },
    { path: 'ladder-steps', title: 'ladder.page.steps', permission: 'ladder:read', component: () => import('./StepsPage.vue') },
    {
      path: 'own-check-balances', title: 'ladder.page.balances', permission: 'own-checks:read',
      component: () => import('./BalancesPage.vue'),
      menu: { group: 'supervise', icon: View },
    },
    { path: 'own-checks', title: 'ladder.page.ownChecks', under: 'own-check-balances', permission: 'own-checks:read', component: () => import('./OwnChecksPage.vue') },
    { path: 'ladder-steps/:id', title: 'ladder.page.step', permission: 'ladder:read', component: () => import('./StepPage.vue') },
  ],
  work: { 'ladder-to-decide': async () => (await import('./ProposalQueue.vue')).default },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
