import { dayOf } from '@lookback/core/kernel'
import { useFormat } from '../../app/format.ts'
import { t } from '../../app/i18n.ts'
import type { FieldCapability } from '../app/capability.ts'
import { toVisitAgain } from './to-visit-again.ts'

/** While their round goes on: households that expect somebody on a day, and those where nobody was seen on an earlier day. */
export const visits: FieldCapability = {
  name: 'visits',
  kinds: { appointment: 'field.work.kind.appointment', 'to-visit-again': 'field.work.kind.to-visit-again' },
  tasks: async (phone, round) => {
    if (!round?.open) return []
    const { shortDay, weekday } = useFormat()
    return toVisitAgain(await phone.households(round), dayOf(phone.now())).map(({ row, visit, agreedOn }) => {
      const came = t('field.work.came', {
        day: shortDay(dayOf(new Date(visit.at))), outcome: t(`term.outcome.${visit.outcome}`), name: visit.inspectorName,
      })
      const lines = agreedOn === null ? [came] : [t('field.work.agreed', { day: shortDay(agreedOn), weekday: weekday(agreedOn) }), came]
      const { id, headName, village, villageName, villagerGroup, position, key } = row
      return {
        id: `visit ${id}`, kind: agreedOn === null ? 'to-visit-again' : 'appointment', name: headName, village, villageName, villagerGroup, position,
        lines: lines.map((text) => ({ text, isHard: false })), dueOn: agreedOn ?? round.endsOn, isReturned: false, isPending: false,
        to: `/households/${id}`, key,
      }
    })
  },
}
