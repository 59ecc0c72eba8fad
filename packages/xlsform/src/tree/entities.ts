import { findItem, isWholeReference, lowestCommonAncestor } from '../expressions/references.ts'
import { scopes } from '../expressions/scopes.ts'
import { tokenize } from '../expressions/tokens.ts'
import type { Form } from '../form.ts'
import type { Cell } from '../sheets/cells.ts'
import type { EntityList } from '../sheets/entities.ts'
import { isElementName } from '../sheets/names.ts'
import { addItem, ancestors, descendants, nearestRepeat, type Item } from './items.ts'

/** A question that is saved as a property of an entity. */
interface Saved {
  readonly item: Item
  readonly cell: Cell
  readonly list: EntityList
  readonly property: string
}

const noPrefixes: ReadonlySet<string> = new Set()

/**
 * Hangs the node of each entity into the meta block of the section that makes it: of the section where its questions are
 * saved, else of the innermost one where the answers stand that its label, id and conditions refer to. A client finds
 * the entity of a question in its nearest ancestor that has one (ODK XForms Entities specification 2025.1), so with
 * several lists each must have a section of its own.
 */
export function addEntities(form: Form, meta: Item): void {
  const saved = readSaved(form)
  const places = form.entities.map(list => findPlace(list, saved.filter(one => one.list === list), form))
  for (const { list, section } of shareOut(places.filter(place => place !== undefined), form)) {
    addItem(metaOf(section, meta, list), 'question', 'entity', list.place, { isMeta: true, entity: list })
  }
}

function metaOf(section: Item, meta: Item, list: EntityList): Item {
  if (section === meta.parent) return meta
  const existing = section.children.find(child => child.isMeta === true && child.name === 'meta')
  return existing ?? addItem(section, 'group', 'meta', list.place, { isMeta: true })
}

/** Where an entity is to be made. */
interface EntityPlace {
  readonly list: EntityList
  /** The repeat or the form of which every instance makes one. */
  readonly scope: Item
  /** The section within it that fits best. */
  readonly section: Item
  /** The sections whose questions are saved. */
  readonly saved: readonly Item[]
}

/** The place of one list, by what it saves and refers to; undefined (and an error reported) if that is in several. */
function findPlace(list: EntityList, saved: readonly Saved[], form: Form): EntityPlace | undefined {
  const answers = answersUsed(list, form)
  const named = list.repeat === undefined ? undefined : findRepeat(list.repeat, form)
  const scope = named ?? innermost([...saved.map(({ item }) => item), ...answers.map(({ item }) => item)], form.root)
  let clear = true
  for (const { item, cell } of saved) {
    if (scopeOf(item, form.root) === scope) continue
    clear = false
    form.problems.error(cell.place, 'save-to-outside', { name: item.parent?.name ?? '', list: list.name })
  }
  for (const { item, cell } of answers) {
    if (isWithin(scope, scopeOf(item, form.root))) continue
    clear = false
    form.problems.error(cell.place, 'entity-reference', { name: item.name })
  }
  if (!clear) return undefined
  const sections = saved.map(({ item }) => item.parent ?? form.root)
  return { list, scope, section: commonSection(sections) ?? deepest(answers, scope, form.root), saved: sections }
}

/** The repeat that an item has one answer in, or the form. */
function scopeOf(item: Item, root: Item): Item {
  return nearestRepeat(item) ?? root
}

function innermost(items: readonly Item[], root: Item): Item {
  let found = root
  for (const item of items) {
    const scope = scopeOf(item, root)
    if (depth(scope) > depth(found)) found = scope
  }
  return found
}

/** Counts repeats only: groups do not multiply answers. */
function depth(scope: Item): number {
  return scope.kind !== 'repeat' ? 0 : 1 + [...ancestors(scope)].filter(above => above.kind === 'repeat').length
}

function commonSection(sections: readonly Item[]): Item | undefined {
  let [common] = sections
  for (const section of sections) {
    if (common !== undefined && section !== common && !isWithin(section, common)) {
      common = isWithin(common, section) ? section : lowestCommonAncestor(section, common)
    }
  }
  return common
}

function deepest(answers: readonly Answer[], scope: Item, root: Item): Item {
  let found = scope
  for (const { item } of answers) {
    const section = item.parent ?? root
    if (scopeOf(item, root) === scope && levels(section) > levels(found)) found = section
  }
  return found
}

function levels(item: Item): number {
  return [...ancestors(item)].length
}

function isWithin(item: Item, section: Item): boolean {
  return item === section || [...ancestors(item)].includes(section)
}

/**
 * Gives each list a section of its own, in the order of the sheet: the one that fits best, or the nearest free one above
 * it within its scope. The sections between a question that is saved and its entity must have no other entity.
 */
function shareOut(places: readonly EntityPlace[], form: Form): { list: EntityList, section: Item }[] {
  const [only] = places
  if (form.entities.length === 1 && only?.scope === form.root) return [{ list: only.list, section: form.root }]
  const taken = new Map<Item, EntityList>()
  const shared: { list: EntityList, section: Item }[] = []
  for (const place of places) {
    const other = place.saved.map(section => taken.get(section)).find(list => list !== undefined)
    const section = other === undefined ? freeSection(place, taken) : undefined
    if (section === undefined) {
      const name = (other ?? taken.get(place.section))?.name ?? ''
      form.problems.error(place.list.place, 'entity-section-shared', { name: place.list.name, other: name })
      continue
    }
    taken.set(section, place.list)
    for (const leaf of place.saved) {
      for (const between of [leaf, ...ancestors(leaf)]) {
        if (between === section) break
        taken.set(between, place.list)
      }
    }
    shared.push({ list: place.list, section })
  }
  return shared
}

function freeSection({ section, scope }: EntityPlace, taken: ReadonlyMap<Item, EntityList>): Item | undefined {
  for (const candidate of [section, ...ancestors(section)]) {
    if (!taken.has(candidate)) return candidate
    if (candidate === scope) return undefined
  }
  return undefined
}

/** An answer that the entities sheet refers to. */
interface Answer {
  readonly item: Item
  readonly cell: Cell
}

/** Functions that make one value of the answers of all instances. */
const summing = new Set(['sum', 'count', 'count-non-empty', 'join'])

/** The answers that belong to one entity; those that are summed up are of all instances and bind it to none. */
function answersUsed({ label, entityId, createIf, updateIf }: EntityList, form: Form): Answer[] {
  const answers: Answer[] = []
  for (const cell of [entityId, createIf, updateIf, label]) {
    if (cell === undefined || !cell.text.includes('${')) continue
    for (const { token, scope } of scopes(tokenize(cell.text).tokens)) {
      if (token.kind !== 'reference' || token.lastSaved === true || summing.has(scope.call)) continue
      const [item, ...others] = form.named.get(token.name ?? '') ?? []
      if (item !== undefined && others.length === 0) answers.push({ item, cell })
    }
  }
  return answers
}

function findRepeat(cell: Cell, form: Form): Item | undefined {
  if (!isWholeReference(cell.text)) {
    form.problems.error(cell.place, 'entity-repeat-form', { value: cell.text })
    return undefined
  }
  const repeat = findItem(cell.text.trim().slice(2, -1), form, cell.place)
  if (repeat === undefined || repeat.kind === 'repeat') return repeat
  form.problems.error(cell.place, 'entity-repeat-kind', { name: repeat.name })
  return undefined
}

function readSaved(form: Form): Saved[] {
  const saved: Saved[] = []
  const seen = new Map<string, Cell>()
  for (const item of descendants(form.root)) {
    const cell = item.saveTo
    const list = cell === undefined ? undefined : listOf(cell, form)
    if (cell === undefined || list === undefined) continue
    const property = propertyName(cell)
    checkProperty(property, cell, form)
    const key = `${list.name}#${property}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      const row = String(earlier.place.row ?? '')
      form.problems.error(cell.place, 'save-to-twice', { name: property, row })
    }
    seen.set(key, cell)
    saved.push({ item, cell, list, property })
  }
  return saved
}

/** The property that a `save_to` cell names, without its list. */
export function propertyName(cell: Cell): string {
  return cell.text.slice(cell.text.indexOf('#') + 1)
}

/** `list#property` names its list; a bare property belongs to the only list. */
function listOf(cell: Cell, form: Form): EntityList | undefined {
  const { entities, problems } = form
  if (entities.length === 0) {
    problems.error(cell.place, 'save-to-without-entities')
    return undefined
  }
  const hash = cell.text.indexOf('#')
  if (hash < 0) {
    if (entities.length > 1) problems.error(cell.place, 'save-to-which', { name: cell.text })
    return entities.length > 1 ? undefined : entities[0]
  }
  const name = cell.text.slice(0, hash)
  const list = entities.find(candidate => candidate.name === name)
  if (list === undefined) problems.error(cell.place, 'save-to-list', { list: name })
  return list
}

function checkProperty(name: string, cell: Cell, form: Form): void {
  const word = name.toLowerCase()
  if (word === 'name' || word === 'label' || name.startsWith('__')) {
    form.problems.error(cell.place, 'save-to-reserved', { name })
  } else if (!isElementName(name, noPrefixes)) form.problems.error(cell.place, 'name-invalid', { name })
}
