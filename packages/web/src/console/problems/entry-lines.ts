import { Evidence, Measure } from '@lookback/core/problems'
import { z } from 'zod'
import { t } from '../../app/i18n.ts'

/** What of an entry's payload is said in words; the rest are identifiers. */
const Told = z.object({
  reason: z.string().nullish(),
  note: z.string().nullish(),
  text: z.string().optional(),
  stillThere: z.boolean().optional(),
  held: z.boolean().optional(),
  onTheSpot: z.boolean().optional(),
  measures: z.array(Measure).optional(),
  unit: z.string().optional(),
  dueOn: z.string().optional(),
  until: z.string().optional(),
  level: z.string().optional(),
  how: z.string().optional(),
  title: z.string().optional(),
  requirement: z.string().optional(),
})

interface Words {
  day: (day: string) => string
  unitName: (code: string) => string
}

/** The lines under an entry of the log: measures, reasons, days, what was seen on site. */
export function entryLines(payload: Readonly<Record<string, unknown>>, { day, unitName }: Words): string[] {
  const { data } = Told.safeParse(payload)
  if (!data) return []
  const lines = (data.measures ?? []).map(({ kind, text }) => t('problems.measure', { kind: t(`term.measure.${kind}`), text }))
  if (data.onTheSpot) lines.push(t('problems.onTheSpot'))
  if (data.unit) lines.push(t('problems.toUnit', { unit: unitName(data.unit) }))
  if (data.until) lines.push(t('problems.untilDay', { day: day(data.until) }))
  if (data.dueOn) lines.push(t('problems.dueDay', { day: day(data.dueOn) }))
  if (data.requirement) lines.push(t('problems.requirement', { text: data.requirement }))
  if (data.level) lines.push(t('problems.toLevel', { level: t(`term.chainLevel.${data.level}`) }))
  if (data.how) lines.push(t('problems.leaderDid', { how: t(`term.involvement.${data.how}`), title: data.title ?? '' }))
  if (data.stillThere !== undefined) lines.push(t(data.stillThere ? 'problems.stillThere' : 'problems.gone'))
  if (data.held !== undefined) lines.push(t(data.held ? 'problems.held' : 'problems.notHeld'))
  if (data.reason) lines.push(t('problems.reason', { reason: data.reason }))
  if (data.note) lines.push(data.note)
  if (data.text) lines.push(data.text)
  return lines
}

/** The files that an entry carries. */
export function entryEvidence(payload: Readonly<Record<string, unknown>>): Evidence[] {
  const { data } = z.object({ evidence: z.array(Evidence) }).safeParse(payload)
  return data?.evidence ?? []
}
