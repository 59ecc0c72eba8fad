import elementWords from 'element-plus/es/locale/lang/en.mjs'
import type { LocaleBundle } from '../messages.ts'
import { access } from './access.ts'
import { app } from './app.ts'
import { boards } from './boards.ts'
import { evidence } from './evidence.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { register } from './register.ts'
import { reports } from './reports.ts'
import { revisits } from './revisits.ts'
import { rounds } from './rounds.ts'
import { sheets } from './sheets.ts'
import { sync } from './sync.ts'
import { work } from './work.ts'

export const bundle: LocaleBundle = {
  messages: { app, access, people, register, rounds, problems, evidence, work, notices, boards, revisits, sheets, sync, reports },
  elementWords,
}
