import { readFile } from 'node:fs/promises'
import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { filled, grouped, timeOf } from '@lookback/core/kernel'
import type { Commitment, FrozenFigure, MeetingStory, Reading } from '@lookback/core/meetings'
import { isInPercent, minutesWords } from '@lookback/core/meetings'
import { getCounty } from '../access/index.ts'
import type { DB } from '../database/types.gen.ts'
import { namePeople } from '../letters/index.ts'
import { nameUnits } from '../places/index.ts'
import { fillTemplate } from '../reports/index.ts'
import { plainNumber } from '../kit/plain-number.ts'

const shippedTemplate = new URL('../../data/minutes-template.docx', import.meta.url)

/** The minutes of a meeting (.docx): who was there, the figures, what became of earlier commitments, what was decided and promised. */
export async function minutesOf(transaction: Transaction<DB>, county: string, story: MeetingStory, { number, day }: { number: string; day: Day }): Promise<Buffer> {
  const { tags, none, direction, state: states } = minutesWords
  const { meeting, papers, attendance, decisions, commitments } = story
  const { name } = await getCounty(transaction, county)
  const units = await nameUnits(transaction, county, [...new Set([...attendance.map(({ unit }) => unit), ...commitments.map(({ unit }) => unit), ...decisions.flatMap(({ lead, co }) => [lead.unit, ...co.map(({ unit }) => unit)])])])
  const people = await namePeople(transaction, county, decisions.flatMap(({ closers }) => closers))
  const unit = (code: string) => units.get(code) ?? code
  const latest = papers.at(-1)
  const promised = (one: Pick<Commitment, 'promised' | 'day' | 'judged'>, figure: string) => (one.promised === null || one.day === null ? minutesWords.uncheckable
    : `${dayText(one.day)}${filled(minutesWords.promised, { figure, direction: direction[one.promised.direction], target: `${one.promised.target}${isInPercent(one.promised.figure) ? '%' : ''}` })}`)
  return fillTemplate(await readFile(shippedTemplate), {
    [tags.issuer]: name, [tags.number]: number, [tags.title]: meeting.title, [tags.kind]: meeting.number, [tags.day]: dayText(meeting.day), [tags.startsAt]: meeting.startsAt, [tags.place]: meeting.place || none,
    [tags.chair]: meeting.chair, [tags.issuedOn]: dayText(day),
    [tags.moment]: latest ? filled(minutesWords.moment, { time: timeOf(new Date(latest.frozenAt)) }) : '',
    [tags.agenda]: meeting.agenda.length === 0 ? [{ [tags.text]: none }] : meeting.agenda.map(({ text }, index) => ({ [tags.text]: filled(minutesWords.agendaItem, { ordinal: String(index + 1), text }) })),
    [tags.present]: [...grouped(attendance.filter(({ isPresent }) => isPresent), (one) => one.unit)].map(([code, own]) => ({
      [tags.unit]: unit(code), [tags.people]: own.map((one) => `${one.name}${one.title === '' ? '' : `（${one.title}）`}`).join('、'),
    })),
    [tags.absent]: attendance.filter(({ isPresent }) => !isPresent).map((one) => filled(minutesWords.absence, { unit: unit(one.unit), name: one.name, reason: one.reason })).join('；') || none,
    [tags.figures]: orNone((latest?.figures ?? []).map((figure) => ({ [tags.name]: figureName(figure), [tags.value]: valueText(figure) })), [tags.name, tags.value]),
    [tags.readings]: orNone((latest?.readings ?? []).map((reading) => ({
      [tags.unit]: reading.unitName, [tags.said]: reading.text, [tags.promised]: promised(reading, reading.judged ? figureName(reading.judged) : minutesWords.figures[reading.promised?.figure ?? 'indicator']), [tags.result]: resultText(reading),
    })), [tags.unit, tags.said, tags.promised, tags.result]),
    [tags.decisions]: orNone(decisions.map((one) => ({
      [tags.ordinal]: String(one.ordinal), [tags.text]: one.text, [tags.lead]: unit(one.lead.unit), [tags.co]: one.co.map((co) => unit(co.unit)).join('、') || none,
      [tags.dueOn]: one.state === 'for-information' ? minutesWords.forInformation : `${dayText(one.dueOn)}${one.isDueByRule ? minutesWords.byRule : ''}`,
      [tags.closers]: one.closers.map((person) => people.get(person) ?? '').join('、') || none,
    })), [tags.text, tags.ordinal, tags.lead, tags.co, tags.dueOn, tags.closers]),
    [tags.commitments]: orNone(commitments.map((one) => ({ [tags.unit]: unit(one.unit), [tags.speaker]: one.speaker || none, [tags.said]: one.text, [tags.result]: states[one.state] })), [tags.unit, tags.speaker, tags.said, tags.result]),
  })
}

/** Where there are no lines, one that says so: an empty table reads like a page that was lost. */
function orNone(lines: Record<string, string>[], [first = '', ...others]: readonly string[]): Record<string, string>[] {
  return lines.length > 0 ? lines : [{ [first]: minutesWords.none, ...Object.fromEntries(others.map((tag) => [tag, ''])) }]
}

function figureName({ name, label, figure }: FrozenFigure): string {
  return filled(minutesWords.figureOf, { place: name, figure: label || minutesWords.figures[figure] })
}

function valueText({ value, isShare, part, whole, unit }: FrozenFigure): string {
  if (value === null) return minutesWords.none
  if (!isShare) return `${plainNumber(value)}${unit}`
  return part === null || whole === null ? `${value.toFixed(1)}%` : `${value.toFixed(1)}%（${plainNumber(part)}/${plainNumber(whole)}）`
}

function resultText({ state, judged }: Reading): string {
  return judged === null ? minutesWords.state[state] : `${minutesWords.state[state]}：${valueText(judged)}`
}

function dayText(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return filled(minutesWords.date, { year, month: String(Number(month)), day: String(Number(date)) })
}
