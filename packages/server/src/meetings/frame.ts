import { dayOf } from '@lookback/core/kernel'
import type { getMeetingFrame } from '@lookback/core/meetings'
import type { z } from 'zod'
import { levelOf } from '@lookback/core/places'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listIndicatorNames } from '../indicators/index.ts'
import { listDepartments, listRegions, listUnits } from '../places/index.ts'
import { listClosers, listOfficers } from './people.queries.ts'

/** What the office needs to convene a meeting and to write it down. */
export async function frameOf({ database, clock }: Application, { county }: Actor): Promise<z.input<typeof getMeetingFrame.reply>> {
  const today = dayOf(clock())
  const { kinds, days } = await getParameter(database, county, 'meetings', today)
  const places = (await listRegions(database, county, today)).filter(({ code }) => levelOf(code) !== 'village')
  return {
    today, kinds, days, units: (await listUnits(database, county)).filter(({ kind }) => kind !== 'village'),
    people: await listOfficers(database, county, today), closers: await listClosers(database, county, today),
    indicators: await listIndicatorNames(database, { county, grants: [{ region: county, department: null }] }, today),
    places: places.map(({ code, name }) => ({ code, name })), departments: (await listDepartments(database, county)).map(({ code, label }) => ({ code, name: label })),
  }
}
