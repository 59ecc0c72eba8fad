import { EditPen } from '@element-plus/icons-vue'
import type { ConsoleCapability } from '../../app/capability.ts'

const queue = async () => (await import('./InstructionQueue.vue')).default

export const instructions: ConsoleCapability = {
  name: 'instructions',
  pages: [
    {
      path: 'instructions', title: 'instructions.page.instructions', permission: 'instructions:read',
      component: () => import('./InstructionsPage.vue'),
      menu: { group: 'supervise', icon: EditPen },
    },
    { path: 'instructions/:id', title: 'instructions.page.instruction', permission: 'instructions:read', component: () => import('./InstructionPage.vue') },
    { path: 'instruction-new/:kind/:about', title: 'instructions.page.new', permission: 'instructions:write', component: () => import('./NewInstructionPage.vue') },
  ],
  work: { 'instructions-to-answer': queue, 'instructions-to-settle': queue },
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
