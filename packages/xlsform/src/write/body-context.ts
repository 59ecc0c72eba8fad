import type { Form } from '../form.ts'
import type { AttachedFile } from '../tree/items.ts'
import type { Actions } from './actions.ts'
import type { Translations } from './translations.ts'
import type { XmlLines } from './xml.ts'

/** What the writers of the body share. */
export interface BodyContext {
  readonly form: Form
  readonly translations: Translations
  readonly actions: Actions
  readonly lines: XmlLines
  /** Files that rows of the survey attach, by the id of their instance. */
  readonly attached: ReadonlyMap<string, AttachedFile>
}
