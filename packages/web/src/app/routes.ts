import type { RouteRecordRaw } from 'vue-router'

const pages: RouteRecordRaw[] = [
  {
    path: 'overview',
    component: () => import('../console/rounds/OverviewPage.vue'),
    meta: { title: 'app.page.overview', permission: 'comparison:read' },
  },
  {
    path: 'comparison',
    component: () => import('../console/rounds/ComparisonPage.vue'),
    meta: { title: 'app.page.comparison', permission: 'comparison:read' },
  },
  {
    path: 'comparison/items',
    component: () => import('../console/rounds/ComparedItemsPage.vue'),
    meta: { title: 'app.page.compared', permission: 'comparison:read' },
  },
  {
    path: 'work',
    component: () => import('../console/problems/WorkPage.vue'),
    meta: { title: 'app.page.work', permission: 'problems:read' },
  },
  {
    path: 'problems',
    component: () => import('../console/problems/ProblemsPage.vue'),
    meta: { title: 'app.page.problems', permission: 'problems:read' },
  },
  {
    path: 'problems/:id',
    props: true,
    component: () => import('../console/problems/ProblemPage.vue'),
    meta: { title: 'app.page.problem', permission: 'problems:read' },
  },
  {
    path: 'board',
    component: () => import('../console/boards/BoardPage.vue'),
    meta: { title: 'app.page.board', permission: 'problems:read' },
  },
  {
    path: 'revisits',
    component: () => import('../console/revisits/RevisitsPage.vue'),
    meta: { title: 'app.page.revisits', permission: 'problems:read' },
  },
  {
    path: 'sheets',
    component: () => import('../console/sheets/SheetsPage.vue'),
    meta: { title: 'app.page.sheets', permission: 'problems:read' },
  },
  {
    path: 'notices',
    component: () => import('../console/notices/NoticesPage.vue'),
    meta: { title: 'app.page.notices' },
  },
  {
    path: 'households',
    component: () => import('../console/register/HouseholdsPage.vue'),
    meta: { title: 'app.page.households', permission: 'register:read' },
  },
  {
    path: 'households/:id',
    props: true,
    component: () => import('../console/register/HouseholdPage.vue'),
    meta: { title: 'app.page.household', permission: 'register:read' },
  },
  {
    path: 'imports',
    component: () => import('../console/register/ImportsPage.vue'),
    meta: { title: 'app.page.imports', permission: 'register:import' },
  },
  {
    path: 'phones',
    component: () => import('../console/sync/PhonesPage.vue'),
    meta: { title: 'app.page.phones', permission: 'rounds:manage' },
  },
  {
    path: 'checklists',
    component: () => import('../console/rounds/ChecklistsPage.vue'),
    meta: { title: 'app.page.checklists', permission: 'rounds:manage' },
  },
  {
    path: 'rounds',
    component: () => import('../console/rounds/RoundsPage.vue'),
    meta: { title: 'app.page.rounds', permission: 'rounds:manage' },
  },
  {
    path: 'people',
    component: () => import('../console/access/PeoplePage.vue'),
    meta: { title: 'app.page.people', permission: 'accounts:manage' },
  },
  {
    path: 'people/:id',
    props: true,
    component: () => import('../console/access/PersonPage.vue'),
    meta: { title: 'app.page.person', permission: 'accounts:manage' },
  },
  {
    path: 'places',
    component: () => import('../console/register/PlacesPage.vue'),
    meta: { title: 'app.page.places', permission: 'places:manage' },
  },
  {
    path: 'bulletins',
    component: () => import('../console/reports/BulletinsPage.vue'),
    meta: { title: 'app.page.bulletins', permission: 'reports:read' },
  },
  {
    path: 'bulletins/:id',
    props: true,
    component: () => import('../console/reports/BulletinPage.vue'),
    meta: { title: 'app.page.bulletin', permission: 'reports:read' },
  },
  {
    path: 'bulletins/:id/figures/:name',
    props: true,
    component: () => import('../console/reports/FigurePage.vue'),
    meta: { title: 'app.page.figure', permission: 'reports:read' },
  },
  {
    path: 'account',
    component: () => import('../console/access/AccountPage.vue'),
    meta: { title: 'app.page.account' },
  },
  {
    path: ':rest(.*)*',
    component: () => import('./layout/NotFoundPage.vue'),
    meta: { title: 'app.page.notFound' },
  },
]

export const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('../console/access/SignInPage.vue'),
    meta: { title: 'app.page.signIn', public: true },
  },
  {
    path: '/new-password',
    name: 'new-password',
    component: () => import('../console/access/NewPasswordPage.vue'),
    meta: { title: 'app.page.newPassword' },
  },
  {
    path: '/',
    component: () => import('./layout/ConsoleLayout.vue'),
    meta: { title: 'app.name' },
    children: pages,
  },
]
