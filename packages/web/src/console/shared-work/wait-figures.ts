import type { WaitCount, WaitCounts } from '@lookback/core/shared-work'
import { waitCounts } from '@lookback/core/shared-work'
import { t } from '../../app/i18n.ts'

/** The figures of who waits for whom, each with the list that it opens. */
export function waitFigures(counts: WaitCounts | null) {
  return (Object.keys(waitCounts) as WaitCount[]).map((key) => {
    const count = counts?.[key] ?? 0
    return {
      key, count, name: t(`figure.shared-work.${key}.name`), explanation: t(`figure.shared-work.${key}.counted`),
      to: { path: '/shared-waits', query: { ...waitCounts[key].where } }, isBad: key === 'overdueWaits' && count > 0,
    }
  })
}
