import type { Form } from '../form.ts'
import type { Text } from '../sheets/cells.ts'
import { unnamedLanguage } from '../sheets/settings.ts'
import type { Item } from '../tree/items.ts'
import { textContent } from './texts.ts'
import { element, type XmlElement, type XmlLines } from './xml.ts'

interface Entry {
  readonly id: string
  readonly context: Item
  /** Texts with their form: `''`, `guidance`, `image`, … */
  readonly forms: { readonly form: string, readonly text: Text }[]
}

const mediaFolders: Readonly<Record<string, string>> = {
  image: 'images', 'big-image': 'images', audio: 'audio', video: 'video',
}

/** The texts that the form looks up by language: what becomes its `itext`. */
export class Translations {
  readonly #form: Form
  readonly #entries = new Map<string, Entry>()
  readonly #languages = new Set<string>()
  /** Media files that texts name. */
  readonly files = new Set<string>()

  constructor(form: Form) {
    this.#form = form
  }

  /** Adds one form of the text `id` and returns the expression that looks it up. */
  add(id: string, form: string, text: Text, context: Item): string {
    const entry: Entry = this.#entries.get(id) ?? { id, context, forms: [] }
    this.#entries.set(id, entry)
    if (!entry.forms.some(existing => existing.form === form)) entry.forms.push({ form, text })
    for (const language of text.keys()) this.#languages.add(this.#named(language))
    return `jr:itext('${id}')`
  }

  /** The languages of the form, the default one first. */
  get languages(): string[] {
    const byDefault = this.#form.settings.defaultLanguage
    const all = [...this.#languages]
    return all.includes(byDefault) ? [byDefault, ...all.filter(language => language !== byDefault)] : all
  }

  /** Writes the `itext` element, if any text is looked up. */
  write(lines: XmlLines): void {
    if (this.#entries.size === 0) return
    lines.open(element('itext'))
    for (const language of this.languages) {
      const isDefault = language === this.#form.settings.defaultLanguage
      lines.open(element('translation', { lang: language, default: isDefault ? 'true()' : undefined }))
      for (const entry of this.#entries.values()) lines.add(this.#writeEntry(entry, language))
      lines.close()
    }
    lines.close()
  }

  #writeEntry(entry: Entry, language: string): XmlElement {
    const values: XmlElement[] = []
    for (const { form, text } of entry.forms) {
      const value = this.#writeValue(form, text, language, entry.context)
      if (value !== undefined) values.push(value)
    }
    return element('text', { id: entry.id }, values)
  }

  /** A text missing in a language is shown as `-`, as the reference compiler does; missing media are left out. */
  #writeValue(form: string, text: Text, language: string, context: Item): XmlElement | undefined {
    const cell = text.get(language) ?? (this.#named('') === language ? text.get('') : undefined)
    if (form === '' || form === 'guidance') {
      const content = cell === undefined ? ['-'] : textContent(cell, context, this.#form)
      return element('value', { form: form === '' ? undefined : form }, content)
    }
    if (cell === undefined || cell.text === '-') return undefined
    this.files.add(cell.text)
    const folder = mediaFolders[form] ?? form
    return element('value', { form }, [`jr://${folder}/`, ...textContent(cell, context, this.#form)])
  }

  #named(language: string): string {
    return language === '' || language === unnamedLanguage ? this.#form.settings.defaultLanguage : language
  }
}
