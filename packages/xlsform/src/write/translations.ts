import type { Form } from '../form.ts'
import type { Text } from '../sheets/cells.ts'
import { unnamedLanguage } from '../sheets/settings.ts'
import { ShortMap } from '../short-map.ts'
import type { Item } from '../tree/items.ts'
import { textContent } from './texts.ts'
import { element, type XmlElement, type XmlLines } from './xml.ts'

/** Texts by their form: `''`, `guidance`, `image`, … */
type Forms = ReadonlyMap<string, Text>

interface Entry {
  readonly context: Item
  readonly forms: Forms
}

const noForms: Forms = new Map()

/** A text together with its further forms. */
export function formsOf(text: Text | undefined, further: Forms = noForms): Forms {
  return text === undefined ? further : ShortMap.of([['', text], ...further])
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

  /** Adds the text `id` in all its forms, unless it is there already; returns the expression that looks it up. */
  add(id: string, forms: Forms, context: Item): string {
    if (!this.#entries.has(id)) this.#entries.set(id, { context, forms })
    for (const text of forms.values()) for (const language of text.keys()) this.#languages.add(this.#named(language))
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
      for (const [id, entry] of this.#entries) lines.add(this.#writeEntry(id, entry, language))
      lines.close()
    }
    lines.close()
  }

  #writeEntry(id: string, { context, forms }: Entry, language: string): XmlElement {
    const values: XmlElement[] = []
    for (const [form, text] of forms) {
      const value = this.#writeValue(form, text, language, context)
      if (value !== undefined) values.push(value)
    }
    return element('text', { id }, values)
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
