import { dayOf } from '@lookback/core/kernel'
import { useFormat } from '../../app/format.ts'
import { t } from '../../app/i18n.ts'
import type { FieldCapability } from '../app/capability.ts'

/** Households where nobody was seen on an earlier day, while their round goes on. */
export const visits: FieldCapability = {
  name: 'visits',
  kinds: { 'to-visit-again': 'field.work.kind.to-visit-again' },
  tasks: async (phone, round) => {
    if (!round?.open) return []
    const today = dayOf(phone.now())
    const { shortDay } = useFormat()
    return (await phone.households(round)).flatMap(({ id, standing, lastVisit, headName, village, villageName, key }) => {
      if (standing !== 'not-home' || lastVisit === null) return []
      const day = dayOf(new Date(lastVisit.at))
      if (day >= today) return []
      const text = t('field.work.came', { day: shortDay(day), outcome: t(`term.outcome.${lastVisit.outcome}`), name: lastVisit.inspectorName })
      return [{
        id: `visit ${id}`, kind: 'to-visit-again', name: headName, village, villageName, lines: [{ text, isHard: false }],
        dueOn: round.endsOn, isReturned: false, isPending: false, to: `/households/${id}`, key,
      }]
    })
  },
}
