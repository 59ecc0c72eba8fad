import type { FigureChoice, getMeetingFrame } from '@lookback/core/meetings'
import { ListedKind } from '@lookback/core/supervision'
import { levelOf } from '@lookback/core/places'
import type { z } from 'zod'

export type MeetingFrame = z.output<typeof getMeetingFrame.reply>

/** Places and departments as the options of one list. */
export function subjectOptions({ places, departments }: Pick<MeetingFrame, 'places' | 'departments'>): { value: string; label: string }[] {
  return [...places.map(({ code, name }) => ({ value: `${levelOf(code)}:${code}`, label: name })), ...departments.map(({ code, name }) => ({ value: `department:${code}`, label: name }))]
}

export function valueOfSubject({ kind, code }: FigureChoice['subject']): string {
  return `${kind}:${code}`
}

export function subjectOf(value: string): FigureChoice['subject'] {
  const [kind = '', code = ''] = value.split(':')
  return { kind: ListedKind.parse(kind), code }
}
