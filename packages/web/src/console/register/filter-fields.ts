import { ClosedFilter, countedNames, DeadlineFilter, daysWithin, LeaderInvolvement, milestones, ProblemChange, ProblemOrder, problemStates } from '@lookback/core/problems'
import { VisitStanding } from '@lookback/core/register'
import type { ListFilter } from '../../ui/list/filter.ts'
import { useFormat } from '../../app/format.ts'
import { t } from '../../app/i18n.ts'
import { useVocabulary } from './vocabulary.ts'

/** What lists are filtered by, in the order in which the filters stand. */
export const filterFields = [
  'region', 'group', 'dimension', 'item', 'severity', 'category', 'department', 'unit', 'state', 'reached', 'counted', 'deadline', 'round',
  'visit', 'ended', 'poverty', 'inspector', 'leader', 'how', 'closed', 'openOn', 'notice', 'changed', 'since', 'text', 'order',
] as const
export type FilterField = (typeof filterFields)[number]
export type FilterValues = Partial<Record<FilterField, string>>
/** Names that no vocabulary has: rounds, inspectors and leaders, by identifier. */
export type KnownNames = Partial<Record<'round' | 'inspector' | 'leader', readonly { value: string; label: string }[]>>

/** What a link sets and a chip shows is not for choosing. */
const linkOnly: readonly FilterField[] = ['group', 'visit', 'poverty', 'inspector', 'leader', 'how', 'reached', 'closed', 'openOn', 'notice', 'changed', 'since', 'text', 'order']

interface Option {
  value: string
  label: string
}

/** The filters of households, problems and findings with their choices, for those fields that a list has. */
export function useFilterFields(known: () => KnownNames) {
  const words = useVocabulary()
  const { day } = useFormat()

  function options(field: Exclude<FilterField, 'region'>): readonly Option[] {
    const vocabulary = words.vocabulary.value
    const labelled = (list: readonly { code: string; label: string }[] = []) =>
      list.map(({ code, label }) => ({ value: code, label }))
    switch (field) {
      case 'dimension':
        return labelled(vocabulary?.dimensions)
      case 'item':
        return (vocabulary?.items ?? []).map(({ code, wording }) => ({ value: code, label: wording }))
      case 'severity':
        return ['hard', 'ordinary'].map((value) => ({ value, label: t(`term.severity.${value}`) }))
      case 'category':
        return labelled(vocabulary?.categories)
      case 'department':
        return labelled(vocabulary?.departments)
      case 'unit':
        return labelled(vocabulary?.units.map(({ code, name }) => ({ code, label: name })))
      case 'deadline':
        return [deadlineOption('overdue'), ...(vocabulary?.filterDays ?? []).map((days) => deadlineOption(`within-${days}`))]
      case 'state':
        return problemStates.map((value) => ({ value, label: t(`term.state.${value}`) }))
      case 'counted':
        return countedNames.map((value) => ({ value, label: t(`term.counted.${value}`) }))
      case 'how':
        return LeaderInvolvement.options.map((value) => ({ value, label: t(`term.involvement.${value}`) }))
      case 'changed':
        return ProblemChange.options.map((value) => ({ value, label: t(`term.change.${value}`) }))
      case 'reached':
        return milestones.map((value) => ({ value, label: t(`term.milestone.${value}`) }))
      case 'order':
        return ProblemOrder.options.map((value) => ({ value, label: t(`term.problemOrder.${value}`) }))
      case 'ended':
        return [{ value: 'true', label: t('register.ended') }]
      case 'poverty':
        return [{ value: 'non-poor', label: t('register.nonPoor') }]
      case 'visit':
        return VisitStanding.options.map((value) => ({ value, label: t(`register.visit.${value}`) }))
      case 'round':
      case 'inspector':
      case 'leader':
        return known()[field] ?? []
      case 'group':
      case 'closed':
      case 'openOn':
      case 'notice':
      case 'since':
      case 'text':
        return []
    }
  }

  /** A filter that was kept may be of other days than are offered now. */
  function deadlineOption(value: DeadlineFilter): Option {
    const days = daysWithin(value)
    return { value, label: days === null ? t('term.deadline.overdue') : t('term.deadline.within', { days }) }
  }

  const wordsOf: Partial<Record<FilterField, (value: string) => string>> = {
    region: words.place,
    deadline: (value) => {
      const deadline = DeadlineFilter.safeParse(value)
      return deadline.success ? deadlineOption(deadline.data).label : value
    },
    closed: (value) => {
      const closed = ClosedFilter.safeParse(value)
      return closed.success ? t('term.closedWithin', { days: daysWithin(closed.data) }) : value
    },
    openOn: day,
    notice: () => t('register.ofNotice'),
    since: day,
  }

  /** The fields as filters of a list. A region is chosen in a field of its own; what a link sets is only shown. */
  return (fields: readonly FilterField[]): ListFilter[] => fields.map((name) => ({
    name,
    label: t(`comparison.filterBy.${name}`),
    options: name === 'region' ? [] : options(name),
    searchable: name === 'item' || name === 'unit',
    setElsewhere: name === 'region' || linkOnly.includes(name),
    ...(wordsOf[name] ? { word: wordsOf[name] } : {}),
  }))
}
