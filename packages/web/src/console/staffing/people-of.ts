import type { Posting, PostingKind } from '@lookback/core/staffing'
import { t } from '../../app/i18n.ts'

/** The names of those who are sent as something; of a reinforcement with its days. */
export function peopleOf(people: readonly Posting[], kind: PostingKind, shortDay: (day: string) => string): string {
  return people.filter((one) => one.kind === kind)
    .map(({ name, from, until }) => (kind === 'reinforcement' ? t('staffing.stay', { name, from: shortDay(from), until: shortDay(until ?? from) }) : name)).join('、')
}
