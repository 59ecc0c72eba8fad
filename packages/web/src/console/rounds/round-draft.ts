import type { Day, Tier } from '@lookback/core/kernel'
import type { FormSummary } from '@lookback/core/checklists'
import type { Coverage, SampleDraw } from '@lookback/core/rounds'
import { SampleDraw as SampleDrawShape } from '@lookback/core/rounds'
import { addDays } from '@lookback/core/kernel'
import { t } from '../../app/i18n.ts'
import { missingOf } from '../../ui/missing.ts'

/** A round while it is filled in. Numbers are as typed; the share is in percent. */
export interface RoundDraft {
  name: string
  tier: Tier
  /** Id and version of the checklist, as one value of a select. */
  form: string
  startsOn: Day
  endsOn: Day
  coverage: Coverage
  share: string
  minimum: string
  seed: string
  blind: boolean
}

const DAYS_AT_FIRST = 30

export function formKey({ id, version }: Pick<FormSummary, 'id' | 'version'>): string {
  return JSON.stringify([id, version])
}

/** @param seed any number; kept with the round, so that the draw can be made again */
export function emptyRound(today: Day, forms: readonly FormSummary[], seed: number): RoundDraft {
  const [newest] = forms
  return {
    name: '', tier: 'township', form: newest ? formKey(newest) : '', startsOn: today, endsOn: addDays(today, DAYS_AT_FIRST),
    coverage: 'all', share: '10', minimum: '6', seed: String(seed), blind: false,
  }
}

/** How the sample is drawn; null while a number is none that the server takes. */
export function drawOf({ share, minimum, seed }: RoundDraft): SampleDraw | null {
  const draw = SampleDrawShape.safeParse({ share: Number(share) / 100, minimum: Number(minimum || Number.NaN), seed: Number(seed || Number.NaN) })
  return draw.success ? draw.data : null
}

/** The round that the server takes; null while something is missing. */
export function readyRound(draft: RoundDraft) {
  const { name, tier, startsOn, endsOn, coverage, blind } = draft
  const draw = coverage === 'sample' ? drawOf(draft) : null
  if (name.trim() === '' || draft.form === '' || startsOn === '' || endsOn === '' || (coverage === 'sample' && !draw)) return null
  const [formId, formVersion] = JSON.parse(draft.form) as [string, string]
  return { name, tier, formId, formVersion, startsOn, endsOn, coverage, blind, draw }
}

/** The fields that `readyRound` still waits for, by their names. */
export function missingOfRound(draft: RoundDraft): readonly string[] {
  const { name, form, startsOn, endsOn, coverage } = draft
  return missingOf(
    [t('rounds.setUp.name'), name.trim() === ''], [t('rounds.setUp.form'), form === ''], [t('rounds.setUp.startsOn'), startsOn === ''], [t('rounds.setUp.endsOn'), endsOn === ''],
    [t('rounds.setUp.drawNumbers'), coverage === 'sample' && drawOf(draft) === null],
  )
}
