import type { Same } from './messages.ts'
import type { access } from './zh-CN/access.ts'
import type { app } from './zh-CN/app.ts'
import type { field } from './zh-CN/field.ts'

/** The words of the phone application; the console's it shares stand under the same keys. */
export interface FieldMessages {
  app: Same<typeof app>
  access: Same<typeof access>
  field: Same<typeof field>
}
