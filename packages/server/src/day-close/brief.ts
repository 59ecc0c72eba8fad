import { readFile } from 'node:fs/promises'
import type { Scope } from '@lookback/core/access'
import type { DayBrief, DayCount, DayRow } from '@lookback/core/day-close'
import { briefWords, dayCounts } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { dayOf, defaultLocale, filled, grouped, timeOf } from '@lookback/core/kernel'
import type { DemandStanding, StageStanding } from '@lookback/core/indicators'
import { termsIn } from '@lookback/core/words'
import { getCounty } from '../access/index.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { stageScopes, stagesNow } from '../indicators/index.ts'
import { fillTemplate, sha256 } from '../reports/index.ts'
import type { FigureContent } from '../reports/index.ts'
import { countsOf } from './count-day.ts'
import { insertBrief, insertFrozen, listBriefs, nextOrdinal } from './day-close.queries.ts'
import { frozenFigures } from './freeze.ts'
import type { ReadDay } from './read-day.ts'
import { readDay } from './read-day.ts'

const shippedTemplate = new URL('../../data/day-brief-template.docx', import.meta.url)
/** One page holds so many units. */
const UNITS_SHOWN = 11
/** And so many of the stages that are still to come, the next one first. */
const STAGES_SHOWN = 1

/**
 * Issues the brief of today: counts now, and freezes document, figures and what they count; the same request again issues one.
 * @param scope the part of the county that is counted
 */
export async function issueBrief(application: Application, actor: Actor, scope: Scope, id: string): Promise<DayBrief> {
  const { database, clock, days, publicUrl } = application
  const { county } = scope
  const template = await readFile(shippedTemplate)
  const { name } = await getCounty(database, county)
  const stages = (await stagesNow(application, stageScopes(actor), defaultLocale)).filter(({ day }) => day >= dayOf(clock())).slice(0, STAGES_SHOWN)
  return write(database, clock, county, async (transaction) => {
    const [known] = await listBriefs(transaction, county, { id })
    if (known) return { result: known, entries: [] }
    const asOf = clock()
    const read = await readDay({ database: transaction, days }, scope, {}, dayOf(asOf))
    const ordinal = await nextOrdinal(transaction, county)
    const document = await fillTemplate(template, fillingOf(read, { county: name, ordinal, asOf, publicUrl, id, stages }))
    await insertBrief(transaction, county, { id, ordinal, day: read.day, asOf, publishedBy: actor.person, document })
    await insertFrozen(transaction, county, read.rows.map((row) => ({ ...row, frozenIn: id })))
    const { due, done, carriedOver, matters } = frozenFigures(read.rows)
    const entry = entryOf(application, {
      id, kind: 'day-brief-issued', actor: actor.person, region: county,
      payload: { brief: id, ordinal, day: read.day, sha256: sha256(document), due, done, carriedOver, matters },
    })
    return { result: { id, ordinal, day: read.day, asOf: asOf.toISOString(), publishedByName: actor.name }, entries: [entry] }
  })
}

interface Issue {
  county: string
  ordinal: number
  asOf: Date
  publicUrl: string
  id: string
  stages: readonly StageStanding[]
}

/** What goes into each place of the template; every figure leads to what it counts. */
function fillingOf({ day, rows, closes }: ReadDay, { county, ordinal, asOf, publicUrl, id, stages }: Issue): Parameters<typeof fillTemplate>[1] {
  const { tags, nothing } = briefWords
  const figure = (count: DayCount, value: number, narrowed: Record<string, string> = {}): FigureContent => ({
    _type: 'figure', text: String(value), target: `${publicUrl}/day-matters?${new URLSearchParams({ brief: id, ...narrowed, ...dayCounts[count].where }).toString()}`,
  })
  const line = (name: string, own: readonly DayRow[], narrowed: Record<string, string>) => {
    const counts = countsOf(own)
    return {
      [tags.name]: name, [tags.due]: figure('due', counts.due, narrowed), [tags.dueToday]: figure('dueToday', counts.dueToday, narrowed),
      [tags.carriedIn]: figure('carriedIn', counts.carriedIn, narrowed), [tags.done]: figure('done', counts.done, narrowed),
      [tags.carriedOver]: figure('carriedOver', counts.carriedOver, narrowed), [tags.oldest]: counts.oldest === null ? '—' : dayText(counts.oldest, briefWords.shortDate),
    }
  }
  const closed = new Map(closes.map((close) => [close.unit, close]))
  const units = [...grouped(rows, ({ unit }) => unit)].map(([unit, own]) => ({ unit, own, ...countsOf(own) }))
    .sort((one, other) => other.carriedOver - one.carriedOver || other.due - one.due || (one.unit < other.unit ? -1 : 1))
  const notClosed = units.filter(({ unit }) => !closed.has(unit)).length
  return {
    ...line('', rows, {}),
    [tags.county]: county, [tags.ordinal]: String(ordinal), [tags.date]: dayText(day), [tags.asOf]: timeOf(asOf),
    [tags.units]: String(units.length), [tags.unitsDone]: String(units.filter(({ carriedOver }) => carriedOver === 0).length),
    [tags.notClosed]: notClosed === 0 ? nothing : String(notClosed), [tags.more]: String(Math.max(0, units.length - UNITS_SHOWN)),
    [tags.stages]: stages.map((stage) => ({
      [tags.name]: stage.name, [tags.stageDay]: dayText(stage.day), [tags.daysLeft]: String(stage.daysLeft.calendar),
      [tags.demands]: String(stage.demands.length), [tags.met]: String(stage.met), [tags.unmet]: unmetText(stage),
    })),
    [tags.kinds]: [...grouped(rows, ({ kind }) => kind)].map(([kind, own]) => line(nameOfKind(kind), own, { kind })),
    [tags.list]: units.slice(0, UNITS_SHOWN).map(({ unit, own }) => {
      const close = closed.get(unit)
      return {
        ...line(own[0]?.unitName ?? unit, own, { unit }),
        [tags.word]: close ? close.word || (close.closedBy === null ? briefWords.byClock : nothing) : briefWords.open,
      }
    }),
  }
}

/** What must be true by the day and is not yet, with what it takes. */
function unmetText({ demands }: StageStanding): string {
  const unmet = demands.filter((demand) => !demand.isMet)
  return unmet.length === 0 ? '' : filled(briefWords.stageUnmet, { list: unmet.map(demandText).join('，') })
}

function demandText({ says, what, now, unit, needed }: DemandStanding): string {
  if (now === null) return filled(briefWords.stageUnknown, { says })
  const isNow = what === 'indicator-share' ? `${Math.round(now * 10) / 10}%` : String(now)
  return needed.calendar === null ? filled(briefWords.stageNow, { says, now: isNow })
    : filled(briefWords.stageNowNeeded, { says, now: isNow, needed: `${Math.ceil(needed.calendar * 10) / 10}${unit ? ` ${unit}` : ''}` })
}

function nameOfKind(kind: string): string {
  const names: Readonly<Record<string, string>> = termsIn(defaultLocale).dayMatter
  return names[kind] ?? kind
}

function dayText(day: Day, sentence: string = briefWords.date): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return filled(sentence, { year, month: String(Number(month)), day: String(Number(date)) })
}
