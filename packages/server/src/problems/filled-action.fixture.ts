import { createHash } from 'node:crypto'
import type { ProblemAction, ProblemActionName } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'

/** The name of the file that somebody shows as evidence. */
export function photoOf(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

/** What a form would add to an action's name. */
export interface Filling {
  /** When evidence was made. */
  now: string
  /** Its SHA-256. */
  photo: string
  /** The problem to merge into. */
  into: string
  unit: string
  until: Day
  /** Whether somebody who looks finds it mended. */
  mended: boolean
}

/** An action with everything filled in as a person would. */
export function filledAction(action: ProblemActionName, { now, photo, into, unit, until, mended }: Filling): ProblemAction {
  const evidence = [{ sha256: photo, kind: 'photo' as const, madeAt: now }]
  switch (action) {
    case 'fix-on-the-spot':
    case 'report':
      return { action, measures: [{ kind: 'policy', text: '纳入危房改造' }], evidence }
    case 'return':
    case 'reopen':
    case 'refuse-extension':
    case 'escalate':
      return { action, reason: '照片不清楚' }
    case 'plan':
      return { action, measures: [{ kind: 'own-drive', text: '亲帮亲，投工投劳' }] }
    case 'ask-extension':
      return { action, until, reason: '雨季不能施工' }
    case 'grant-extension':
      return { action, until }
    case 'transfer':
      return { action, unit, reason: '由对口单位办理' }
    case 'revisit':
      return { action, held: mended, note: mended ? '还住着' : '又漏雨了' }
    case 'merge':
      return { action, into }
    case 'leader-check':
      return { action, how: 'led', note: '到户看过' }
    case 'comment':
      return { action, text: '已联系户主' }
    case 'void':
      return { action, reason: '户主另有住房', evidence }
    case 'site-check':
      return { action, stillThere: !mended }
    case 'dispatch':
      return { action, unit }
    case 'acknowledge':
    case 'review':
    case 'accept':
      return { action }
  }
}
