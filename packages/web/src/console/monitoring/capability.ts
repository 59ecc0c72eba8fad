import { Aim } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const monitoring: ConsoleCapability = {
  name: 'monitoring',
  pages: [
    {
      path: 'monitoring-cases', title: 'monitoring.page.cases', permission: 'monitoring:read',
      component: () => import('./CasesPage.vue'),
      menu: { group: 'supervise', icon: Aim },
    },
    { path: 'monitoring-cases/:id', title: 'monitoring.page.case', permission: 'monitoring:read', component: () => import('./CasePage.vue') },
    { path: 'monitoring-villages', title: 'monitoring.page.villages', permission: 'monitoring:read', component: () => import('./VillagesPage.vue') },
    { path: 'monitoring-differences', title: 'monitoring.page.differences', permission: 'monitoring:read', component: () => import('./DifferencesPage.vue') },
  ],
  work: { 'monitoring-step': async () => (await import('./CaseQueue.vue')).default },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
