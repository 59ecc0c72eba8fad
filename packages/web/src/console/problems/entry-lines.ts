import { Measure } from '@lookback/core/problems'
import { z } from 'zod'

/** What of an entry's payload is said in words; the rest are identifiers. */
const Told = z.object({
  reason: z.string().nullish(),
  stillThere: z.boolean().optional(),
  measures: z.array(Measure).optional(),
  evidence: z.array(z.unknown()).optional(),
})

/** The lines under an entry of the log: measures, reasons, what was seen on site. */
export function entryLines(
  payload: Readonly<Record<string, unknown>>, t: (key: string, values?: Record<string, unknown>) => string,
): string[] {
  const { data } = Told.safeParse(payload)
  if (!data) return []
  const lines = (data.measures ?? []).map(({ kind, text }) =>
    t('problems.measure', { kind: t(`term.measure.${kind}`), text }))
  if (data.reason) lines.push(t('problems.reason', { reason: data.reason }))
  if (data.stillThere !== undefined) lines.push(t(data.stillThere ? 'problems.stillThere' : 'problems.gone'))
  if (data.evidence) lines.push(t('problems.evidencePieces', { count: data.evidence.length }))
  return lines
}
