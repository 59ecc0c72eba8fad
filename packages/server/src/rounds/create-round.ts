import { findXform } from '../checklists/index.ts'
import { insertRound, isOpened } from './create-round.queries.ts'
import type { Transaction } from 'kysely'
import type { Round, SampleDraw } from '@lookback/core/rounds'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'

/**
 * Opens a round. The same round sent again changes nothing.
 * @param sample ids of the households drawn, for a round that covers a sample; nothing can be drawn in later
 * @param draw how they were drawn, for the log
 * @throws {Refusal} `round-days-wrong`, `sample-empty`, `form-version-unknown`, `round-ordinal-taken`; `details.field` names the field
 */
export async function createRound(
  application: Pick<Application, 'database' | 'clock'>, county: string, round: Round, sample: readonly string[],
  draw: SampleDraw | null, actor: Actor | null,
): Promise<void> {
  if (round.endsOn < round.startsOn) throw new Refusal('round-days-wrong', { field: 'endsOn', from: round.startsOn })
  if (round.coverage === 'sample' && sample.length === 0) throw new Refusal('sample-empty', { field: 'coverage' })
  if (round.coverage === 'all' && sample.length > 0) throw new Refusal('request-invalid', { fields: 'coverage' })
  await write(application.database, application.clock, county, async (transaction) => {
    if (await isOpened(transaction, county, round.id)) return { result: undefined, entries: [] }
    await refuseUnknownForm(transaction, county, round)
    await insertRound(transaction, county, round, sample, draw, application.clock())
    const { id, ordinal, name, tier, coverage, startsOn, endsOn, blind } = round
    const entry = entryOf(application, {
      kind: 'round-opened', actor: actor?.person ?? null, region: county,
      payload: { id, ordinal, name, tier, coverage, startsOn, endsOn, blind, sampled: sample.length, draw },
    })
    return { result: undefined, entries: [entry] }
  })
}

async function refuseUnknownForm(transaction: Transaction<DB>, county: string, { formId, formVersion }: Round): Promise<void> {
  if (await findXform(transaction, county, formId, formVersion) === null) throw new Refusal('form-version-unknown', { field: 'form', form: formId, version: formVersion })
}
