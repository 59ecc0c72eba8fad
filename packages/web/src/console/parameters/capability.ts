import { Setting } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

export const parameters: ConsoleCapability = {
  name: 'parameters',
  pages: [
    {
      path: 'parameters', title: 'parameters.page.parameters', permission: 'parameters:manage',
      component: () => import('./ParametersPage.vue'),
      menu: { group: 'manage', icon: Setting },
    },
    {
      path: 'parameters/:name', title: 'parameters.page.parameter', permission: 'parameters:manage',
      component: () => import('./ParameterPage.vue'),
    },
    {
      path: 'code-lists/:list', title: 'parameters.page.codeList', permission: 'parameters:manage',
      component: () => import('./CodeListPage.vue'),
    },
  ],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
