import { t } from '../app/i18n.ts'

/** A field of a form by its name, whether it still lacks something, and of words how many characters they have at least. */
export type AskedField = readonly [name: string, isMissing: boolean, least?: number]

/** The fields that a button waits for, by their names, in the order in which they are asked; `StillMissing` says them. */
export function missingOf(...asked: readonly AskedField[]): readonly string[] {
  return asked.filter(([, isMissing]) => isMissing).map(([name, , least]) => (least === undefined ? name : t('app.atLeast', { field: name, count: least })))
}
