import { compile } from '../expressions/compile.ts'
import { findItem } from '../expressions/references.ts'
import type { Form } from '../form.ts'
import { ancestors, isShown, nearestRepeat, type Item } from '../tree/items.ts'
import { element, type XmlElement } from './xml.ts'

/** Something a form does by itself when an event happens. */
export interface Action {
  readonly tag: string
  readonly attributes: XmlElement['attributes']
}

/** The actions of a form, by where they are written. */
export interface Actions {
  /** Directly in the model. */
  readonly model: readonly Action[]
  /** In the control of the question whose change sets them off. */
  readonly byTrigger: ReadonlyMap<Item, readonly Action[]>
  /** In the repeat whose new instances they fill. */
  readonly byRepeat: ReadonlyMap<Item, readonly Action[]>
}

/** Writes an action. */
export function actionElement({ tag, attributes }: Action): XmlElement {
  return element(tag, attributes)
}

/** Gathers dynamic defaults, calculations run by a trigger, and recordings of sound and position. */
export function gatherActions(items: readonly Item[], form: Form): Actions {
  const model: Action[] = []
  const byTrigger = new Map<Item, Action[]>()
  const byRepeat = new Map<Item, Action[]>()
  for (const item of items) {
    const typed = typeAction(item)
    if (typed !== undefined) model.push(typed)
    addDynamicDefault(item)
    for (const trigger of item.triggers ?? []) addTriggered(item, trigger.text.slice(2, -1))
  }
  return { model, byTrigger, byRepeat }

  function addDynamicDefault(item: Item): void {
    if (item.default === undefined || item.defaultIsDynamic !== true) return
    const value = compile(item.default, item, form).xpath
    model.push({ tag: 'setvalue', attributes: { event: 'odk-instance-first-load', ref: item.path, value } })
    const repeat = nearestRepeat(item)
    if (repeat === undefined) return
    push(byRepeat, repeat, { tag: 'setvalue', attributes: { event: 'odk-new-repeat', ref: item.path, value } })
  }

  function addTriggered(item: Item, name: string): void {
    const place = item.triggers?.[0]?.place ?? item.place
    const trigger = findItem(name, form, place)
    if (trigger === undefined) return
    if (!isShown(trigger)) return form.problems.error(place, 'trigger-hidden', { name })
    const repeat = nearestRepeat(item)
    if (repeat !== undefined && ![...ancestors(trigger)].includes(repeat)) {
      form.problems.error(place, 'trigger-outside', { name, repeat: repeat.name })
    }
    const calculation = item.bind.get('calculate')
    const value = calculation === undefined ? undefined : compile(calculation, item, form).xpath
    const event = 'xforms-value-changed'
    push(byTrigger, trigger, item.type?.needsTrigger === true
      ? { tag: 'odk:setgeopoint', attributes: { event, ref: item.path } }
      : { tag: 'setvalue', attributes: { event, ref: item.path, value } })
  }
}

function typeAction(item: Item): Action | undefined {
  const action = item.type?.action
  if (action === undefined) return undefined
  const attributes: Record<string, string> = { event: action.event, ref: item.path }
  for (const { key, attribute } of item.type?.parameters ?? []) {
    const value = item.parameters?.get(key)
    if (attribute?.of === 'action' && value !== undefined) attributes[attribute.name] = value
  }
  return { tag: action.tag, attributes }
}

function push(map: Map<Item, Action[]>, key: Item, action: Action): void {
  const actions = map.get(key)
  if (actions === undefined) map.set(key, [action])
  else actions.push(action)
}
