import { compile } from '../expressions/compile.ts'
import type { Form } from '../form.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import { creates, updates, type EntityList } from '../sheets/entities.ts'
import type { Item } from '../tree/items.ts'
import { actionElement, type Action } from './actions.ts'
import { element, type XmlElement } from './xml.ts'

/**
 * Compiles an expression of the entities sheet. It stands in an attribute or the label of the entity's node, so that
 * relative paths start one level below it.
 */
function compileFor(item: Item, cell: Cell, form: Form): string {
  return compile(cell, { ...item, parent: item }, form).xpath
}

/** The node of the meta block that says what becomes of an entity. */
export function entityNode(list: EntityList): XmlElement {
  const update = updates(list) ? '1' : undefined
  const versions = update === undefined ? undefined : ''
  return element('entity', {
    dataset: list.name,
    id: '',
    create: creates(list) ? '1' : undefined,
    update,
    baseVersion: versions,
    trunkVersion: versions,
    branchId: versions,
  }, list.label === undefined ? [] : [element('label')])
}

/** The binds and actions of an entity; `item` is its node in the tree. */
export function entityBinds(item: Item, list: EntityList, form: Form): XmlElement[] {
  const calculated = (target: string, cell: Cell | undefined): XmlElement[] => cell === undefined ? [] : [
    bind(item.path + target, compileFor(item, cell, form)),
  ]
  return [
    ...calculated('/@create', list.createIf),
    bind(`${item.path}/@id`, list.entityId === undefined ? undefined : compileFor(item, list.entityId, form)),
    ...updates(list) ? [] : [actionElement(newId(item, 'odk-instance-first-load'))],
    ...calculated('/@update', list.updateIf),
    ...versionBinds(item, list, form),
    ...calculated('/label', list.label),
  ]
}

/** The action that gives a new entity its id. */
export function newId(item: Item, event: string): Action {
  return { tag: 'setvalue', attributes: { event, ref: `${item.path}/@id`, value: 'uuid()' } }
}

/** An update carries the version it was based on, read from the list that comes with the form. */
function versionBinds(item: Item, list: EntityList, form: Form): XmlElement[] {
  const { entityId } = list
  if (entityId === undefined) return []
  const columns = [['baseVersion', '__version'], ['trunkVersion', '__trunkVersion'], ['branchId', '__branchId']]
  return columns.map(([attribute = '', column = '']) => {
    const expression = `instance('${list.name}')/root/item[name=${entityId.text}]/${column}`
    return bind(`${item.path}/@${attribute}`, compileFor(item, generated(expression, entityId.place), form))
  })
}

function bind(nodeset: string, calculate: string | undefined): XmlElement {
  return element('bind', { nodeset, type: 'string', readonly: 'true()', calculate })
}
