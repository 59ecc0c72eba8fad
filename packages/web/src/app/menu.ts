import type { Permission } from '@lookback/core/kernel'
import {
  Calendar, Checked, DataAnalysis, Document, Files, House, Iphone, List, Odometer, OfficeBuilding, Refresh, Tickets, TrendCharts,
  Upload, User,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'

interface MenuEntry {
  path: string
  title: string
  icon: Component
  permission: Permission
}

/** The pages of the menu, in the order of the work; a new capability adds its line here. */
const menu: readonly MenuEntry[] = [
  { path: '/overview', title: 'app.page.overview', icon: Odometer, permission: 'comparison:read' },
  { path: '/comparison', title: 'app.page.comparison', icon: DataAnalysis, permission: 'comparison:read' },
  { path: '/work', title: 'app.page.work', icon: Checked, permission: 'problems:read' },
  { path: '/problems', title: 'app.page.problems', icon: Tickets, permission: 'problems:read' },
  { path: '/board', title: 'app.page.board', icon: TrendCharts, permission: 'problems:read' },
  { path: '/revisits', title: 'app.page.revisits', icon: Refresh, permission: 'problems:read' },
  { path: '/sheets', title: 'app.page.sheets', icon: Files, permission: 'problems:read' },
  { path: '/households', title: 'app.page.households', icon: House, permission: 'register:read' },
  { path: '/bulletins', title: 'app.page.bulletins', icon: Document, permission: 'reports:read' },
  { path: '/imports', title: 'app.page.imports', icon: Upload, permission: 'register:import' },
  { path: '/phones', title: 'app.page.phones', icon: Iphone, permission: 'rounds:manage' },
  { path: '/checklists', title: 'app.page.checklists', icon: List, permission: 'rounds:manage' },
  { path: '/rounds', title: 'app.page.rounds', icon: Calendar, permission: 'rounds:manage' },
  { path: '/people', title: 'app.page.people', icon: User, permission: 'accounts:manage' },
  { path: '/places', title: 'app.page.places', icon: OfficeBuilding, permission: 'places:manage' },
]

/** What somebody with these permissions sees in the menu. */
export function menuOf(permissions: readonly Permission[]): readonly MenuEntry[] {
  return menu.filter((entry) => permissions.includes(entry.permission))
}

/** Where somebody with these permissions starts. */
export function homeOf(permissions: readonly Permission[]): string {
  return menuOf(permissions)[0]?.path ?? '/account'
}
