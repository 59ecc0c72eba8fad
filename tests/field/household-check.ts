import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { demoCounty } from '@lookback/demo'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { county, numberIn, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { saveCodeLists } from '../../packages/server/src/foundation/save-code-lists.queries.ts'
import { saveUnits } from '../../packages/server/src/places/save.queries.ts'
import { publishForm } from '../../packages/server/src/checklists/forms.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { createRound } from '../../packages/server/src/rounds/create-round.ts'

/** A full form of sixty items, as a county would use it: the demo county's, with some of its households, in a round of today. */
export async function openHouseholdCheck({ application }: CheckedCounty, households: number): Promise<Round> {
  const demo = demoCounty()
  const departments = demo.units.filter(({ kind }) => kind === 'office' || kind === 'department')
  await saveUnits(application, county, departments, null)
  await saveCodeLists(application, county, demo.codeLists, '2020-01-01', null)
  await publishForm(application, county, await readFile(demo.form), null)
  const all = [...demo.households()].filter(({ members }) => members.length === 3).slice(0, households)
  await saveHouseholds(application, county, all.map((household, index) => {
    const number = numberIn(villages.baiyun, index)
    return {
      ...household, number, village: villages.baiyun,
      members: household.members.map((member, place) => ({ ...member, number: `${number}-${place + 1}` })),
    }
  }), null)
  const [, census] = demo.rounds
  if (!census) throw new Error('the demo county has no census')
  const today = dayOf(new Date())
  const round: Round = {
    ...census, id: randomUUID(), ordinal: 5, name: '县级抽查', startsOn: addDays(today, -1), endsOn: addDays(today, 30), blind: false,
    coverage: 'all',
  }
  await createRound(application, county, round, [], null, null)
  return round
}
