import { LocationInformation } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const duty: ConsoleCapability = {
  name: 'duty',
  pages: [
    {
      path: 'duty', title: 'duty.page.findings', permission: 'duty:read',
      component: () => import('./DutyPage.vue'),
      menu: { group: 'supervise', icon: LocationInformation },
    },
    { path: 'duty/:id', title: 'duty.page.finding', permission: 'duty:read', component: () => import('./FindingPage.vue') },
    { path: 'duty-checks', title: 'duty.page.checks', permission: 'duty:read', component: () => import('./ChecksPage.vue') },
    { path: 'duty-checks/:id', title: 'duty.page.check', permission: 'duty:read', component: () => import('./CheckPage.vue') },
    { path: 'duty-check-new', title: 'duty.page.newCheck', permission: 'duty:check', component: () => import('./NewCheckPage.vue') },
    { path: 'duty-leave', title: 'duty.page.leave', permission: 'duty:read', component: () => import('./LeavePage.vue') },
    { path: 'duty-sheets', title: 'duty.page.sheets', permission: 'duty:read', component: () => import('./SheetsPage.vue') },
  ],
  tables: { attendance: 'attendance:tell' },
  work: {
    'duty-to-answer': async () => (await import('./FindingQueue.vue')).default,
    'duty-to-decide': async () => (await import('./FindingQueue.vue')).default,
    'leave-to-approve': async () => (await import('./LeaveQueue.vue')).default,
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
