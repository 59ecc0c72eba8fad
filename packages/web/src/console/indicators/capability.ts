import { DataLine, EditPen } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const indicators: ConsoleCapability = {
  name: 'indicators',
  pages: [
    {
      path: 'indicators', title: 'indicators.page.indicators', permission: 'indicators:read',
      component: () => import('./IndicatorsPage.vue'),
      menu: { group: 'supervise', icon: DataLine },
    },
    {
      path: 'indicator-reports', title: 'indicators.page.reports', permission: 'indicators:read',
      component: () => import('./ReportsPage.vue'),
      menu: { group: 'report', icon: EditPen },
    },
    { path: 'indicator-departments', title: 'indicators.page.departments', permission: 'indicators:read', component: () => import('./DepartmentsPage.vue') },
    { path: 'indicator-objects', title: 'indicators.page.objects', permission: 'indicators:read', component: () => import('./ObjectsPage.vue') },
    { path: 'indicator-members', title: 'indicators.page.members', permission: 'indicators:read', component: () => import('./MembersPage.vue') },
    { path: 'indicator-houses', title: 'indicators.page.houses', permission: 'indicators:read', component: () => import('./HousesPage.vue') },
    { path: 'indicators/:id', title: 'indicators.page.indicator', permission: 'indicators:read', component: () => import('./IndicatorPage.vue') },
  ],
  tables: {
    indicators: 'indicators:manage', 'indicator-targets': 'indicators:manage', 'indicator-objects': 'indicators:report',
    'indicator-reports': 'indicators:report',
  },
  work: {
    'to-report': async () => (await import('./ReportQueue.vue')).default,
    'to-confirm': async () => (await import('./ReportQueue.vue')).default,
  },
  dayMatters: { 'report-to-submit': ({ about, region }) => ({ path: '/indicator-reports', query: { indicator: about, region } }) },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
