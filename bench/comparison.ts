import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ComparisonBreakdown } from '@lookback/core/comparison'
import { comparisonBreakdowns, getComparison } from '@lookback/core/comparison'
import { createCheckedCounty } from './checked-rounds.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, count, exactly, milliseconds, scaled, seconds, timed, told } from './measurement.ts'
import { withConnection, withPostgres } from './postgres.ts'

const HOUSEHOLDS = 100_000
const LONGEST_SECONDS = 1

/** Two rounds over the whole county, compared for the first time after database and server have been started. */
export const comparison: Measurement = {
  name: 'comparison',
  run: (scale) => withPostgres(async (postgres) => {
    const { rounds } = await createCheckedCounty(postgres, 'lookback', { households: scaled(HOUSEHOLDS, scale) })
    const pairs = await withConnection(postgres.url('lookback'), async ({ pool }) => {
      const { rows } = await pool.query<{ pairs: number }>(
        'select count(*)::integer as pairs from (select distinct subject, item from finding) as pair')
      return rows[0]?.pairs ?? 0
    })
    const pathOf = (by: ComparisonBreakdown) =>
      `/api/comparison?${new URLSearchParams({ earlier: rounds[0].id, later: rounds[1].id, by }).toString()}`

    await postgres.restart()
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: postgres.url('lookback') }
    return withLookback(options, ({ url }) => withClients(url, ['office'], async ([client]) => {
      if (!client) return []
      await untilDayIsDone(postgres.url('lookback'))
      const figures: Figure[] = [told('household × item pairs with a problem', pairs, count)]
      for (const by of comparisonBreakdowns) {
        const { result, taken } = await timed(() => client.get(pathOf(by)))
        const { rows, total } = getComparison.reply.parse(JSON.parse(result))
        const compared = rows.flatMap((row) => Object.values(row.counts)).reduce((sum, one) => sum + one, 0)
        const all = Object.values(total.counts).reduce((sum, one) => sum + one, 0)
        figures.push(below(`by ${by}, computed for the first time`, taken / 1_000, LONGEST_SECONDS, seconds))
        if (compared !== pairs || all !== pairs) figures.push(exactly(`pairs compared by ${by}`, compared, pairs))
      }
      const again = await timed(() => client.get(pathOf('township')))
      figures.push(told('by township, asked again', again.taken, milliseconds))
      return figures
    }))
  }),
}

/** A server's first minute of a day goes to raising what is overdue; what that takes is no part of a comparison. */
async function untilDayIsDone(url: string): Promise<void> {
  await withConnection(url, async ({ database }) => {
    for (;;) {
      const done = await database.selectFrom('daily_run').select('day').where('finished_at', 'is not', null).executeTakeFirst()
      if (done) return
      await setTimeout(200)
    }
  })
}
