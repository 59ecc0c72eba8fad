import type { Language } from 'element-plus/es/locale/index.mjs'
import type { access } from './zh-CN/access.ts'
import type { app } from './zh-CN/app.ts'
import type { boards } from './zh-CN/boards.ts'
import type { evidence } from './zh-CN/evidence.ts'
import type { notices } from './zh-CN/notices.ts'
import type { people } from './zh-CN/people.ts'
import type { problems } from './zh-CN/problems.ts'
import type { register } from './zh-CN/register.ts'
import type { reports } from './zh-CN/reports.ts'
import type { revisits } from './zh-CN/revisits.ts'
import type { rounds } from './zh-CN/rounds.ts'
import type { sheets } from './zh-CN/sheets.ts'
import type { sync } from './zh-CN/sync.ts'
import type { work } from './zh-CN/work.ts'

/** The shape of one capability's words: the same keys in every language. */
export type Same<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Same<Words[Key]> }

export interface Messages {
  app: Same<typeof app>
  access: Same<typeof access>
  people: Same<typeof people>
  register: Same<typeof register>
  rounds: Same<typeof rounds>
  problems: Same<typeof problems>
  evidence: Same<typeof evidence>
  work: Same<typeof work>
  notices: Same<typeof notices>
  boards: Same<typeof boards>
  revisits: Same<typeof revisits>
  sheets: Same<typeof sheets>
  sync: Same<typeof sync>
  reports: Same<typeof reports>
}

export interface LocaleBundle {
  messages: Messages
  elementWords: Language
}
