import { identifierNamed } from '@lookback/core/kernel'
import type { Correctable } from '@lookback/core/household-file'
import type { Household } from '@lookback/core/register'
import type { Staff } from '../people/staff.ts'

/** A village's register taken out, gone over and brought back: by the rows of its people, counted from 0. */
export interface DemoImport {
  at: string
  person: string
  village: string
  fileName: string
  /** Only looked at, and nothing taken in. */
  dryRun: boolean
  /** New telephones of households. */
  phones: readonly { row: number; phone: string }[]
  /** Rows in which an ID number was mistyped: they go back. */
  mistyped: readonly number[]
}

/** Something put right at somebody's request. */
export interface DemoCorrection {
  id: string
  at: string
  person: string
  household: string
  member: string
  what: Correctable
  value: string
  reason: string
  paper: string
}

export interface DemoRegister {
  imports: readonly DemoImport[]
  corrections: readonly DemoCorrection[]
  /** When the clock let go of what the county keeps no longer. */
  letGoAt: string
}

const named = (...words: string[]) => identifierNamed('demo register', ...words)

/** What the office and a township brought of the register, and what people asked to have put right. */
export function registerOf(staff: Staff, households: readonly Household[]): DemoRegister {
  const [office = ''] = staff.office
  const [township] = [...staff.townships.values()]
  const [first = '', second = '', third = ''] = [...staff.villages.keys()]
  const phones = (from: number, rows: readonly number[]) => rows.map((row, index) => ({ row, phone: `100${String(from + index * 1_357).padStart(8, '0')}` }))
  const own = households.filter(({ village, members }) => village === first && members.length > 1)
  const [one, two, three] = own
  if (!township || !one || !two || !three) throw new Error('the demo county has too few households')
  const memberOf = ({ members }: Household, place: number) => members[place]?.number ?? ''
  const correction = (key: string, at: string, household: Household, place: number, more: Pick<DemoCorrection, 'what' | 'value' | 'reason' | 'paper'>): DemoCorrection =>
    ({ id: named('correction', key), at, person: office, household: household.number, member: memberOf(household, place), ...more })
  return {
    imports: [
      { at: '2020-01-13T01:30:00.000Z', person: office, village: second, fileName: '户册核对-一月.xlsx', dryRun: true, phones: phones(31_205_118, [0, 6]), mistyped: [3, 9] },
      { at: '2020-01-13T08:10:00.000Z', person: office, village: second, fileName: '户册核对-一月（改过）.xlsx', dryRun: false, phones: phones(31_205_118, [0, 6]), mistyped: [9] },
      { at: '2020-05-06T02:20:00.000Z', person: township.lead, village: first, fileName: '五月换了号的户.xlsx', dryRun: false, phones: phones(52_840_336, [0, 5, 11]), mistyped: [] },
      { at: '2020-05-06T07:45:00.000Z', person: office, village: third, fileName: '户册核对-五月.xlsx', dryRun: true, phones: phones(70_116_802, [2]), mistyped: [4] },
    ],
    corrections: [
      correction('phone', '2020-04-16T02:00:00.000Z', one, 0, { what: 'phone', value: '10061730245', reason: '登记的是以前的号，打不通', paper: '本人到村里说明' }),
      correction('ethnicity', '2020-04-28T07:30:00.000Z', two, 1, { what: 'ethnicity', value: '侗族', reason: '登记的和户口簿不一样', paper: '户口簿' }),
      correction('own-phone', '2020-05-06T01:10:00.000Z', three, 1, { what: 'memberPhone', value: '10048261973', reason: '要打本人的电话', paper: '本人到村里说明' }),
    ],
    letGoAt: '2020-05-05T19:30:00.000Z',
  }
}
