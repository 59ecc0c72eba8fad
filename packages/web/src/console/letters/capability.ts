import { Message } from '@element-plus/icons-vue'
import { letterQueues } from '@lookback/core/letters'
import type { ConsoleCapability } from '../../app/capability.ts'

export const letters: ConsoleCapability = {
  name: 'letters',
  pages: [
    {
      path: 'letters', title: 'letters.page.letters', permission: 'letters:read',
      component: () => import('./LettersPage.vue'),
      menu: { group: 'supervise', icon: Message },
    },
    { path: 'letters/:id', title: 'letters.page.letter', permission: 'letters:read', component: () => import('./LetterPage.vue') },
    { path: 'letter-templates', title: 'letters.page.templates', permission: 'letters:templates', component: () => import('./TemplatesPage.vue') },
    { path: 'letter-drafts/:id', title: 'letters.page.draft', permission: 'letters:issue', component: () => import('./DraftPage.vue') },
  ],
  work: Object.fromEntries(letterQueues.map((queue) => [queue, async () => (await import('./LetterQueue.vue')).default])),
  dayMatters: { 'letter-to-answer': ({ about }) => `/letters/${about}` },
  found: [{ kind: 'letter', title: 'letters.page.letters', to: (id) => `/letters/${id}` }],
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
}
