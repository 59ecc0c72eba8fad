import { ChatLineSquare } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const meetings: ConsoleCapability = {
  name: 'meetings',
  pages: [
    {
      path: 'meetings', title: 'meetings.page.meetings', permission: 'meetings:read',
      component: () => import('./MeetingsPage.vue'),
      menu: { group: 'supervise', icon: ChatLineSquare },
    },
    { path: 'meetings-new', title: 'meetings.page.new', permission: 'meetings:manage', component: () => import('./NewMeetingPage.vue') },
    { path: 'meetings/:id', title: 'meetings.page.meeting', permission: 'meetings:read', component: () => import('./MeetingPage.vue') },
    { path: 'meetings/:id/record', title: 'meetings.page.record', permission: 'meetings:manage', component: () => import('./RecordPage.vue') },
    { path: 'meeting-decisions', title: 'meetings.page.decisions', permission: 'meetings:read', component: () => import('./DecisionsPage.vue') },
    { path: 'meeting-decisions/:id', title: 'meetings.page.decision', permission: 'meetings:read', component: () => import('./DecisionPage.vue') },
    { path: 'meeting-commitments', title: 'meetings.page.commitments', permission: 'meetings:read', component: () => import('./CommitmentsPage.vue') },
  ],
  work: {
    'decisions-to-do': async () => (await import('./DecisionQueue.vue')).default,
    'decisions-to-endorse': async () => (await import('./DecisionQueue.vue')).default,
    'decisions-to-extend': async () => (await import('./DecisionQueue.vue')).default,
    'commitments-to-keep': async () => (await import('./CommitmentQueue.vue')).default,
  },
  dayMatters: { 'decision-to-do': ({ about }) => `/meeting-decisions/${about}`, 'commitment-due': ({ about }) => `/meetings/${about}` },
  found: [{ kind: 'meeting', title: 'meetings.page.meetings', to: (id) => `/meetings/${id}` }],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
