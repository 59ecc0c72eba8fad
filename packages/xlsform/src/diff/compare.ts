import { convert } from '../convert.ts'
import type { ConvertOptions } from '../convert-options.ts'
import { Problems, type Place } from '../problems.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import type { Sheets } from '../sheets/workbook.ts'
import type { Item } from '../tree/items.ts'
import { understand, type Understood } from '../understand.ts'
import { columnsOf, columnsOfChoice, typeOf, type Columns } from './describe-item.ts'
import { word, type WordCode } from './words.ts'

/** One thing that is different in the later of two versions of a form. */
export interface Change {
  readonly code: WordCode
  readonly values: Readonly<Record<string, string>>
  /** Where it stands in the later version, or in the earlier one if it is gone. */
  readonly place: Place
  /** A sentence saying what changed, and what that means for answers given before. */
  readonly message: string
}

/** Settings that are told one by one. */
const settings = [
  'title', 'version', 'default_language', 'instance_name', 'instance_id', 'public_key', 'submission_url', 'auto_send',
  'auto_delete', 'style', 'allow_choice_duplicates', 'omit_instanceid', 'client_editable',
]

/**
 * Says in words what changed between two versions of a form: its settings and languages, its questions, groups and repeats,
 * its choices. Throws `XlsformError` for a version that does not compile.
 */
export function compareForms(before: Sheets, after: Sheets, options: ConvertOptions = {}): Change[] {
  return new Comparison(read(before, options), read(after, options), options).changes()
}

interface Version extends Understood {
  readonly used: readonly string[]
}

function read(sheets: Sheets, options: ConvertOptions): Version {
  const { languages } = convert(sheets, options)
  return { ...understand(sheets, options, new Problems('en', new Set(options.tolerate))), used: languages }
}

class Comparison {
  readonly #before: Version
  readonly #after: Version
  readonly #options: ConvertOptions
  /** The languages of both versions: a language that comes or goes is told once, not text by text. */
  readonly #languages: ReadonlySet<string>
  readonly #changes: Change[] = []

  constructor(before: Version, after: Version, options: ConvertOptions) {
    this.#before = before
    this.#after = after
    this.#options = options
    this.#languages = new Set(before.used.filter(language => after.used.includes(language)))
  }

  changes(): Change[] {
    this.#compareSettings()
    this.#compareNames('language', this.#before.used, this.#after.used)
    this.#compareItems()
    this.#compareLists()
    const entities = ({ form }: Version): string[] => form.entities.map(({ name }) => name)
    this.#compareNames('entity', entities(this.#before), entities(this.#after))
    return this.#changes
  }

  #say(code: WordCode, place: Place, values: Readonly<Record<string, string>>): void {
    const message = word(code, values, this.#options.locale ?? 'en')
    this.#changes.push({ code, values, place, message })
  }

  #compareSettings(): void {
    const [before, after] = [this.#before.form.settings, this.#after.form.settings]
    const sheet = { sheet: 'settings' }
    if (before.formId !== after.formId) this.#say('form-id', sheet, { before: before.formId, after: after.formId })
    const valuesOf = ({ cells }: typeof before): Columns => new Map(settings.flatMap(name => {
      const cell = cells.get(name)
      return cell === undefined ? [] : [[name, cell.text] as const]
    }))
    for (const { column, ...change } of differences(valuesOf(before), valuesOf(after))) {
      this.#say(codeFor('setting', change), after.cells.get(column)?.place ?? sheet, { column, ...change })
    }
  }

  #compareNames(kind: 'language' | 'entity', before: readonly string[], after: readonly string[]): void {
    const sheet = { sheet: kind === 'language' ? 'survey' : 'entities' }
    for (const name of after) if (!before.includes(name)) this.#say(`${kind}-added`, sheet, { name })
    for (const name of before) if (!after.includes(name)) this.#say(`${kind}-removed`, sheet, { name })
  }

  #compareItems(): void {
    const [before, after] = [byPath(this.#before), byPath(this.#after)]
    const gone = [...before.values()].filter(item => !after.has(pathOf(item)))
    const come = [...after.values()].filter(item => !before.has(pathOf(item)))
    const earlier = pairUp(gone, come, this.#languages)
    for (const [path, item] of after) {
      const same = before.get(path)
      if (same !== undefined) earlier.set(item, same)
    }
    for (const item of after.values()) {
      const was = earlier.get(item)
      if (was === undefined) this.#sayItem('item-added', item)
      else this.#compareItem(was, item, earlier)
    }
    const matched = new Set(earlier.values())
    for (const item of gone) if (!matched.has(item)) this.#sayItem('item-removed', item)
    for (const [item, was] of earlier) if (item.kind !== 'question') this.#compareOrder(was, item)
  }

  #sayItem(code: 'item-added' | 'item-removed', item: Item): void {
    const label = item.label?.values().next().value?.text
    this.#say(code, item.place, {
      kind: typeOf(item), name: item.name, label: label === undefined ? '' : ` (${label})`,
      section: this.#section(item.parent),
    })
  }

  #section(item: Item | undefined): string {
    const locale = this.#options.locale ?? 'en'
    if (item === undefined || item.kind === 'survey') return word('section-form', {}, locale)
    return word('section-named', { kind: item.kind, name: item.name }, locale)
  }

  #compareItem(before: Item, after: Item, earlier: ReadonlyMap<Item, Item>): void {
    if (after.kind === 'survey') return
    const values = { kind: typeOf(after), name: after.name }
    if (before.name !== after.name) this.#say('item-renamed', after.place, { ...values, before: before.name })
    // What stands in a section that was renamed has not moved.
    else if (after.parent !== undefined && earlier.get(after.parent) !== before.parent) {
      this.#say('item-moved', after.place, {
        ...values, section: this.#section(after.parent), before: this.#section(before.parent),
      })
    }
    const [was, is] = [typeOf(before), typeOf(after)]
    if (was !== is) this.#say('item-kind', after.place, { name: after.name, before: was, after: is })
    for (const { column, ...change } of differences(columnsOf(before, this.#languages), columnsOf(after, this.#languages))) {
      this.#say(codeFor('cell', change), after.place, { name: after.name, column, ...change })
    }
  }

  #compareOrder(before: Item, after: Item): void {
    const [earlier, later] = [names(before), names(after)]
    const [kept, known] = [new Set(later), new Set(earlier)]
    const [was, is] = [earlier.filter(name => kept.has(name)), later.filter(name => known.has(name))]
    const from = was.findIndex((name, index) => name !== is[index])
    if (from < 0) return
    const to = was.findLastIndex((name, index) => name !== is[index]) + 1
    this.#say('item-order', after.place, {
      section: this.#section(after), before: was.slice(from, to).join(', '), after: is.slice(from, to).join(', '),
    })
  }

  #compareLists(): void {
    const [before, after] = [this.#before.form.choices, this.#after.form.choices]
    for (const list of after.values()) {
      const earlier = before.get(list.name)
      if (earlier !== undefined) this.#compareList(earlier, list)
      else this.#say('list-added', list.place, { name: list.name, count: String(list.choices.length) })
    }
    for (const { name, place } of before.values()) if (!after.has(name)) this.#say('list-removed', place, { name })
  }

  #compareList(before: ChoiceList, after: ChoiceList): void {
    const list = after.name
    const earlier = new Map(before.choices.map(choice => [choice.name, choice]))
    for (const choice of after.choices) {
      const known = earlier.get(choice.name)
      if (known === undefined) {
        this.#say('choice-added', choice.place, { list, name: choice.name, label: labelOf(choice.label) })
        continue
      }
      const nothing = word('nothing', {}, this.#options.locale ?? 'en')
      const [then, now] = [columnsOfChoice(known, this.#languages), columnsOfChoice(choice, this.#languages)]
      for (const { column, before: was, after: is } of differences(then, now)) {
        this.#say('choice-cell', choice.place, {
          list, name: choice.name, column, before: was ?? nothing, after: is ?? nothing,
        })
      }
    }
    for (const { name, label, place } of before.choices) {
      if (!after.names.has(name)) this.#say('choice-removed', place, { list, name, label: labelOf(label) })
    }
    const kept = before.choices.map(({ name }) => name).filter(name => after.names.has(name))
    const left = after.choices.map(({ name }) => name).filter(name => before.names.has(name))
    if (kept.some((name, index) => name !== left[index])) this.#say('choice-order', after.place, { list })
  }
}

function labelOf(label: ChoiceList['choices'][number]['label']): string {
  const text = label?.values().next().value?.text
  return text === undefined ? '' : ` (${text})`
}

interface Difference {
  readonly column: string
  readonly before?: string
  readonly after?: string
}

function differences(before: Columns, after: Columns): Difference[] {
  const changed: Difference[] = []
  for (const column of new Set([...after.keys(), ...before.keys()])) {
    const [was, is] = [before.get(column), after.get(column)]
    if (was !== is) changed.push({ column, ...was !== undefined && { before: was }, ...is !== undefined && { after: is } })
  }
  return changed
}

function codeFor<Kind extends 'setting' | 'cell'>(
  kind: Kind, { before, after }: Omit<Difference, 'column'>,
): Kind | `${Kind}-added` | `${Kind}-removed` {
  if (before === undefined) return `${kind}-added`
  return after === undefined ? `${kind}-removed` : kind
}

/** The path without the name of the form itself. */
function pathOf(item: Item | undefined): string {
  return item?.path.replace(/^\/[^/]*/, '') ?? ''
}

function byPath({ items }: Understood): Map<string, Item> {
  return new Map(items.filter(item => item.isMeta !== true).map(item => [pathOf(item), item]))
}

function names(section: Item): string[] {
  return section.children.filter(child => child.isMeta !== true).map(child => child.name)
}

/** Pairs what is gone with what has come: the same name elsewhere, or the same question under another name. */
function pairUp(gone: readonly Item[], come: readonly Item[], languages: ReadonlySet<string>): Map<Item, Item> {
  const pairs = new Map<Item, Item>()
  for (const mark of [markOfName, (item: Item) => markOfLabel(item, languages)]) {
    const paired = new Set(pairs.values())
    const earlier = single(gone.filter(item => !paired.has(item)), mark)
    for (const [key, later] of single(come.filter(item => !pairs.has(item)), mark)) {
      const item = earlier.get(key)
      if (item !== undefined) pairs.set(later, item)
    }
  }
  return pairs
}

function markOfName({ kind, name }: Item): string {
  return `${kind} ${name}`
}

function markOfLabel(item: Item, languages: ReadonlySet<string>): string | undefined {
  const texts = [...item.label ?? []].filter(([language]) => language === '' || languages.has(language))
  const label = texts.map(([, cell]) => cell.text).join('\n')
  return label === '' ? undefined : `${typeOf(item)}\n${label}`
}

/** The items that no other shares the mark of. */
function single(items: readonly Item[], mark: (item: Item) => string | undefined): Map<string, Item> {
  const found = new Map<string, Item | undefined>()
  for (const item of items) {
    const key = mark(item)
    if (key !== undefined) found.set(key, found.has(key) ? undefined : item)
  }
  return new Map([...found].flatMap(([key, item]) => item === undefined ? [] : [[key, item] as const]))
}
