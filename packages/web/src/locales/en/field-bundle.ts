import type { FieldMessages } from '../field.ts'
import { access } from './access.ts'
import { app } from './app.ts'
import { field } from './field.ts'

export const messages: FieldMessages = { app, access, field }
