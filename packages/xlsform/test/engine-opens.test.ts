import { expect, test } from 'vitest'
import { convert, XlsformError } from '../src/index.ts'
import { OpenForm } from './support/engine.ts'
import { fillIn } from './support/fill.ts'
import { sheetsOf } from './support/markdown.ts'
import { cases } from './support/problem-cases.ts'

/** What a form compiles to; undefined for one that is refused. */
function compiled(markdown: string): string | undefined {
  try {
    return convert(sheetsOf(markdown), { formId: 'f' }).xform
  } catch (error) {
    if (error instanceof XlsformError) return undefined
    throw error
  }
}

/** Only warned of, since a client may know more than the specification; this one does not. */
const unknownToEngine = ['function-unknown', 'function-unknown-similar', 'function-arguments']

const forms = Object.entries(cases).flatMap(([code, [markdown]]) => {
  const xform = compiled(markdown)
  return xform === undefined ? [] : [{ code, xform }]
})

test.each(forms.filter(({ code }) => !unknownToEngine.includes(code)))('a form that is only warned about $code opens, takes answers and new instances, and is sent', async ({ xform }) => {
  const form = await OpenForm.open(xform)
  fillIn(form)
  const document = new DOMParser().parseFromString(await form.submission(), 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
})

test.each(forms.filter(({ code }) => unknownToEngine.includes(code)))('what the warning $code is about stops this engine', async ({ xform }) => {
  await expect(OpenForm.open(xform)).rejects.toThrow()
})
