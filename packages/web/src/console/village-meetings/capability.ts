import { House } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const villageMeetings: ConsoleCapability = {
  name: 'village-meetings',
  pages: [
    {
      path: 'village-meetings', title: 'villageMeetings.page.meetings', permission: 'village-meetings:read',
      component: () => import('./MeetingsPage.vue'),
      menu: { group: 'supervise', icon: House },
    },
    { path: 'village-meetings/:id', title: 'villageMeetings.page.meeting', permission: 'village-meetings:read', component: () => import('./MeetingPage.vue') },
    { path: 'village-meetings/:id/correct', title: 'villageMeetings.page.correct', permission: 'village-meetings:write', component: () => import('./MinutesPage.vue') },
    { path: 'village-meeting-new', title: 'villageMeetings.page.new', permission: 'village-meetings:write', component: () => import('./MinutesPage.vue') },
    { path: 'village-meeting-villages', title: 'villageMeetings.page.villages', permission: 'village-meetings:read', component: () => import('./VillagesPage.vue') },
    { path: 'village-notices', title: 'villageMeetings.page.notices', permission: 'village-meetings:read', component: () => import('./NoticesPage.vue') },
    { path: 'village-notices/:id', title: 'villageMeetings.page.notice', permission: 'village-meetings:read', component: () => import('./NoticePage.vue') },
  ],
  work: {
    'village-meeting-owed': async () => (await import('./VillageQueue.vue')).default,
    'village-notice-to-end': async () => (await import('./NoticeQueue.vue')).default,
    'village-objection-to-answer': async () => (await import('./ObjectionQueue.vue')).default,
  },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
