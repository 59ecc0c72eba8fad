import { findItem, isWholeReference, lowestCommonAncestor } from '../expressions/references.ts'
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
 * Hangs the node of each entity into the meta block of the section that makes it: of the repeat whose questions are
 * saved, or of the form. A client finds the entity of a question in its nearest ancestor that has one (ODK XForms
 * Entities specification 2025.1), so with several lists each must have a section of its own.
 */
export function addEntities(form: Form, meta: Item): void {
  const saved = readSaved(form)
  const sections = new Map<Item, EntityList>()
  let clear = true
  for (const list of form.entities) {
    const section = sectionOf(list, saved.filter(one => one.list === list), form)
    const other = sections.get(section)
    if (other !== undefined) {
      clear = false
      form.problems.error(list.place, 'entity-section-shared', { name: list.name, other: other.name })
    }
    sections.set(section, list)
    addItem(metaOf(section, meta, list), 'question', 'entity', list.place, { isMeta: true, entity: list })
  }
  if (clear) for (const one of saved) checkSection(one, sections, form)
}

function metaOf(section: Item, meta: Item, list: EntityList): Item {
  if (section === meta.parent) return meta
  const existing = section.children.find(child => child.isMeta === true && child.name === 'meta')
  return existing ?? addItem(section, 'group', 'meta', list.place, { isMeta: true })
}

function sectionOf(list: EntityList, saved: readonly Saved[], form: Form): Item {
  const named = list.repeat === undefined ? undefined : findRepeat(list.repeat, form)
  if (named !== undefined) return named
  const [first, ...rest] = saved.map(one => one.item)
  if (first === undefined) return form.root
  let section = first.parent ?? form.root
  for (const item of rest) if (!isWithin(item, section)) section = lowestCommonAncestor(section, item)
  if (form.entities.length > 1 || section.kind === 'repeat') return section
  return nearestRepeat(section) ?? form.root
}

function isWithin(item: Item, section: Item): boolean {
  return [...ancestors(item)].includes(section)
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

/** The nearest section with an entity must be that of the question's own list, in the same instance of a repeat. */
function checkSection(saved: Saved, sections: ReadonlyMap<Item, EntityList>, form: Form): void {
  const nearest = [...ancestors(saved.item)].find(section => sections.has(section))
  const list = nearest === undefined ? undefined : sections.get(nearest)
  const repeat = nearest?.kind === 'repeat' ? nearest : nearest && nearestRepeat(nearest)
  if (list === saved.list && nearestRepeat(saved.item) === repeat) return
  form.problems.error(saved.cell.place, 'save-to-outside', {
    name: saved.item.parent?.name ?? '', list: saved.list.name,
  })
}
