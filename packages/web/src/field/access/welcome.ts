import { CallFailure } from '../../api/failure.ts'
import { t } from '../../app/i18n.ts'

/** A county that somebody can sign in to. */
export interface WelcomedCounty {
  code: string
  name: string
}

/**
 * Which counties there are. Asked before anything but the first page is on the phone: without the contracts, whose schemas weigh more
 * than the page, so that what comes is looked at by hand.
 * @throws {CallFailure} `unreachable`, `reply-not-understood`
 */
export async function countiesToSignInTo(): Promise<readonly WelcomedCounty[]> {
  const response = await fetch('/api/welcome', { credentials: 'omit' }).catch(() => null)
  if (!response || response.status >= 502) throw new CallFailure('unreachable', t('app.unreachable'))
  const reply = await response.json().catch(() => null) as { counties?: unknown } | null
  const counties = Array.isArray(reply?.counties) ? reply.counties.filter(isCounty) : []
  if (!response.ok || counties.length === 0) throw new CallFailure('reply-not-understood', t('app.replyNotUnderstood'))
  return counties
}

function isCounty(told: unknown): told is WelcomedCounty {
  const county = told as Partial<Record<keyof WelcomedCounty, unknown>> | null
  return typeof county?.code === 'string' && typeof county.name === 'string'
}
