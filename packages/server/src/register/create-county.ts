import { readFile } from 'node:fs/promises'
import type { ParameterName } from '@lookback/core/parameters'
import { parameterShapes } from '@lookback/core/parameters'
import { z } from 'zod'
import { newIdentifier } from '../clock.ts'
import { chainStart } from '../database/log.ts'
import { write } from '../database/write.ts'
import { nationalCalendar } from '../problems/national-calendar.ts'
import type { Store } from './save.ts'

export interface NewCounty {
  code: string
  name: string
  isDemo: boolean
  /** Beside the defaults of `data/parameters.json`. */
  parameters?: Readonly<Record<string, unknown>>
}

const defaultsFile = new URL('../../data/parameters.json', import.meta.url)

/** Parameters hold from before anything that a county records. */
export const FROM_THE_BEGINNING = '2000-01-01'

/**
 * Makes an empty county: its row, the start of its log, its parameters and the root of its regions.
 * @throws {Refusal} `county-exists`
 */
export async function createCounty(store: Store, { code, name, isDemo, parameters }: NewCounty): Promise<void> {
  const defaults = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(defaultsFile, 'utf8')))
  const now = store.clock()
  await write(store.database, store.clock, code, async (transaction) => {
    await transaction.insertInto('county').values({ county: code, name, is_demo: isDemo, created_at: now }).execute()
    await transaction.insertInto('log_head').values({ county: code, sequence: 0, hash: chainStart }).execute()
    for (const [parameter, value] of Object.entries({ ...defaults, 'work-calendar': nationalCalendar(), ...parameters })) {
      const shape = parameterShapes[z.enum(Object.keys(parameterShapes) as [ParameterName]).parse(parameter)]
      await transaction
        .insertInto('parameter')
        .values({ county: code, name: parameter, valid_from: FROM_THE_BEGINNING, value: JSON.stringify(shape.parse(value)) })
        .execute()
    }
    await transaction
      .insertInto('region')
      .values({ county: code, code, name, level: 'county', parent: null, valid_from: FROM_THE_BEGINNING })
      .execute()
    const entry = {
      id: newIdentifier(store.clock), kind: 'county-created', actor: null, region: code, subject: null, problem: null,
      happenedAt: now.toISOString(), payload: { name, isDemo },
    }
    return { result: undefined, entries: [entry] }
  })
}
