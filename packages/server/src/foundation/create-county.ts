import { insertCounty, insertParameter, insertRoot } from './create-county.queries.ts'
import type { Store } from '../kit/application.ts'
import type { ParameterName } from '@lookback/core/capabilities'
import { parameters as declared } from '@lookback/core/capabilities'
import type { ParameterDeclaration } from '@lookback/core/kernel'
import { z } from 'zod'
import { entryOf } from '../kit/entries.ts'
import { write } from '../database/write.ts'
import { nationalCalendar } from './national-calendar.ts'

export interface NewCounty {
  code: string
  name: string
  isDemo: boolean
  /** Beside the values that the parameters' declarations begin with. */
  parameters?: Readonly<Record<string, unknown>>
}

/** Parameters hold from before anything that a county records. */
export const FROM_THE_BEGINNING = '2000-01-01'

const ParameterKey = z.enum(Object.keys(declared) as [ParameterName])

/** What every new county begins with. */
function initialValues(): Record<string, unknown> {
  const initial = Object.entries<ParameterDeclaration>(declared).filter(([, { initial }]) => initial !== undefined)
  return { ...Object.fromEntries(initial.map(([name, { initial }]) => [name, initial])), 'work-calendar': nationalCalendar() }
}

/**
 * Makes an empty county: its row, the start of its log, its parameters and the root of its regions.
 * @throws {Refusal} `county-exists`
 */
export async function createCounty(store: Store, { code, name, isDemo, parameters }: NewCounty): Promise<void> {
  const now = store.clock()
  await write(store.database, store.clock, code, async (transaction) => {
    await insertCounty(transaction, { code, name, isDemo }, now)
    for (const [parameter, value] of Object.entries({ ...initialValues(), ...parameters })) {
      const { shape } = declared[ParameterKey.parse(parameter)]
      await insertParameter(transaction, code, parameter, FROM_THE_BEGINNING, shape.parse(value))
    }
    await insertRoot(transaction, code, name, FROM_THE_BEGINNING)
    const entry = entryOf(store, { kind: 'county-created', actor: null, region: code, payload: { name, isDemo } })
    return { result: undefined, entries: [entry] }
  })
}
