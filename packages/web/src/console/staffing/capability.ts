import { Avatar } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const staffing: ConsoleCapability = {
  name: 'staffing',
  pages: [
    {
      path: 'staffing', title: 'staffing.page.staffing', permission: 'staffing:read', component: () => import('./StaffingPage.vue'),
      menu: { group: 'supervise', icon: Avatar },
    },
    { path: 'staffing/villages', title: 'staffing.page.villages', permission: 'staffing:places', component: () => import('./VillagesPage.vue') },
    { path: 'staffing/helpers', title: 'staffing.page.helpers', permission: 'staffing:places', component: () => import('./HelpersPage.vue') },
    { path: 'staffing/households', title: 'staffing.page.households', permission: 'staffing:places', component: () => import('./HelpedPage.vue') },
    { path: 'staffing/postings', title: 'staffing.page.postings', permission: 'staffing:read', component: () => import('./PostingsPage.vue') },
    { path: 'staffing/reinforcements', title: 'staffing.page.reinforcements', permission: 'staffing:read', component: () => import('./ReinforcementsPage.vue') },
    { path: 'staffing/proposals', title: 'staffing.page.proposals', permission: 'staffing:send', component: () => import('./ProposalsPage.vue') },
    { path: 'staffing/print', title: 'staffing.page.print', permission: 'staffing:places', component: () => import('./PrintPage.vue') },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
