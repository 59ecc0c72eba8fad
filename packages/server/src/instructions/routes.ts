import { actOnInstruction, countInstructions, getInstruction, getInstructionFrame, giveInstruction, listInstructions } from '@lookback/core/instructions'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { actOn } from './act.ts'
import { candidatesFor, nameOfAbout } from './candidates.ts'
import { give } from './give.ts'
import { countInstructionRows, listInstructionRows } from './lists.queries.ts'
import { readerOf } from './reader.ts'
import { namedRows, viewInstruction } from './view.ts'

export const instructionRoutes: Route[] = [
  on(listInstructions, async ({ application, actor, query: { cursor, limit, skip = 0, ...filter } }) => {
    const { database, clock } = application
    const { rows, total } = await listInstructionRows(database, readerOf(actor), filter, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1, skip })
    return pageFrom(await namedRows(application, actor, rows), total, limit, ({ givenAt, id }) => [givenAt, id])
  }),

  on(countInstructions, ({ application: { database, clock }, actor }) => countInstructionRows(database, readerOf(actor), dayOf(clock()))),

  on(getInstructionFrame, async ({ application, actor, query: { kind, about: id } }) => {
    const about = { kind, id }
    const today = dayOf(application.clock())
    const aboutName = await nameOfAbout(application, actor, about)
    if (aboutName === null) throw new Refusal('instruction-about-unknown')
    return { aboutName, today, candidates: await candidatesFor(application, actor, about, today) }
  }),

  on(giveInstruction, ({ application, actor, body }) => give(application, actor, body)),

  on(getInstruction, ({ application, actor, params }) => viewInstruction(application, actor, readIdentifier(params.id))),

  on(actOnInstruction, ({ application, actor, params, body }) => actOn(application, actor, readIdentifier(params.id), body)),
]
