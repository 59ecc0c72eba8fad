import type { Notice, Noticed } from '@lookback/core/notices'
import { t } from '../../app/i18n.ts'

/** What the day of a notice means, by its kind; elsewhere a notice carries no day. */
const dayMeanings: Partial<Record<string, string>> = {
  'problem-dispatched': 'notices.day.due',
  'problem-transferred': 'notices.day.due',
  'problem-escalated': 'notices.day.due',
  'problem-extension-asked': 'notices.day.asked',
  'problem-extension-granted': 'notices.day.granted',
  'problem-revisit-drawn': 'notices.day.revisit',
  'letter-issued': 'notices.day.answer',
  'letter-urged': 'notices.day.answer',
  'letter-extension-asked': 'notices.day.asked',
  'letter-extension-decided': 'notices.day.answer',
  'supervision-listed': 'notices.day.until',
  'supervision-changed': 'notices.day.until',
  'supervision-sent': 'notices.day.on',
  'duty-checked': 'notices.day.answer',
  'reinforcement-sent': 'notices.day.on',
  'reinforcement-ended': 'notices.day.on',
  'meeting-convened': 'notices.day.meeting',
  'meeting-changed': 'notices.day.meeting',
  'meeting-called-off': 'notices.day.meeting',
  'meeting-minutes-issued': 'notices.day.due',
  'meeting-decision-corrected': 'notices.day.due',
  'decision-urged': 'notices.day.due',
  'decision-extension-asked': 'notices.day.asked',
  'decision-extension-decided': 'notices.day.due',
  'shared-waiting': 'notices.day.answer',
  'instruction-given': 'notices.day.answer',
  'instruction-sent-back': 'notices.day.answer',
}

/** What happened, in the word of the problem's log. */
export function noticeTitle(notice: Notice): string {
  return t(notice.kind === 'digest' ? 'notices.digest' : `entry.${notice.kind}.name`)
}

/**
 * The lines under it: how many, until when, how high, and the words of whoever acted.
 * @param day how a day is told
 */
export function noticeLines({ kind, detail, among }: Notice, day: (day: string) => string): string[] {
  const lines: string[] = []
  if (kind !== 'digest' && detail.count > 1 && among !== 'problem') lines.push(t('notices.many', { count: detail.count }))
  const meaning = dayMeanings[kind]
  if (detail.day !== null && meaning) lines.push(t(meaning, { day: day(detail.day) }))
  if (detail.level !== null) lines.push(t('notices.level', { level: t(`term.chainLevel.${detail.level}`) }))
  if (detail.text !== null) lines.push(t('notices.said', { text: detail.text }))
  return lines
}

const pages: Partial<Record<Noticed['kind'], (id: string) => string>> = {
  problem: (id) => `/problems/${id}`, letter: (id) => `/letters/${id}`, listing: (id) => `/supervision/${id}`, dutyFinding: (id) => `/duty/${id}`, leaveSlip: () => '/duty-leave',
  meeting: (id) => `/meetings/${id}`, decision: (id) => `/meeting-decisions/${id}`, sharedMatter: (id) => `/shared-work/${id}`, ladderStep: (id) => `/ladder-steps/${id}`,
  instruction: (id) => `/instructions/${id}`,
}

/** The page of what a notice is about; undefined where it has none. */
export function noticeLink({ kind, id }: Noticed): string | undefined {
  return pages[kind]?.(id)
}
