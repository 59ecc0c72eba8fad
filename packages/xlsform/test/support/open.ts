import { convert } from '../../src/index.ts'
import { OpenForm } from './engine.ts'
import { sheetsOf } from './markdown.ts'

/** Compiles a form written as Markdown and opens it in ODK's own engine. */
export function open(markdown: string, files?: Readonly<Record<string, string>>): Promise<OpenForm> {
  return OpenForm.open(convert(sheetsOf(markdown), { formId: 'f' }).xform, files)
}
