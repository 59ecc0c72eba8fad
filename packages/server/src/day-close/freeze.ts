import { createHash } from 'node:crypto'
import type { DayMatter } from '@lookback/core/day-close'
import { canonicalJson } from '../database/log.ts'

/** What an entry says of matters that are frozen: how many, and the SHA-256 by which they can be held against it. */
export function frozenFigures(matters: readonly DayMatter[]): { due: number; done: number; carriedOver: number; matters: string } {
  const done = matters.filter(({ doneAt }) => doneAt !== null).length
  return { due: matters.length, done, carriedOver: matters.length - done, matters: fingerprint(matters) }
}

function fingerprint(matters: readonly DayMatter[]): string {
  const rows = matters.map(({ kind, id, about, unit, region, department, label, dueOn, doneAt }) =>
    canonicalJson([kind, id, about, unit, region, department, label, dueOn, doneAt])).sort()
  return createHash('sha256').update(rows.join('\n')).digest('hex')
}
