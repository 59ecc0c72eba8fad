import { compile, substituteReferences } from '../expressions/compile.ts'
import type { DependencyGraph } from '../expressions/cycles.ts'
import type { Form } from '../form.ts'
import { propertyName } from '../tree/entities.ts'
import { hasReference, isTranslated, plain } from '../sheets/cells.ts'
import type { Item } from '../tree/items.ts'
import { expressionAttributes } from '../tree/row-content.ts'
import { formsOf, type Translations } from './translations.ts'
import { element, type XmlElement } from './xml.ts'

/** Writes the bind of an item; undefined for an item with nothing to bind. */
export function writeBind(
  item: Item, form: Form, translations: Translations, dependencies: DependencyGraph,
): XmlElement | undefined {
  const attributes: Record<string, string> = { ...item.type?.bind }
  for (const [name, cell] of item.bind) {
    // With a trigger the calculation is an action, run when the trigger changes, not a bind.
    if (name === 'calculate' && item.triggers !== undefined) continue
    if (!expressionAttributes.has(name)) {
      attributes[name] = substituteReferences(cell, item, form)
      continue
    }
    const { xpath, dependsOn } = compile(cell, item, form)
    attributes[name] = xpath
    if (name === 'calculate' || name === 'relevant') dependencies.add(item, dependsOn, cell)
  }
  if (item.saveTo !== undefined) attributes['entities:saveto'] = propertyName(item.saveTo)
  for (const [name, text] of item.messages) {
    const only = plain(text)
    if (!isTranslated(text) && !hasReference(text) && only !== undefined) attributes[name] = only.text
    else attributes[name] = translations.add(`${item.path}:${name}`, formsOf(text), item)
  }
  if (Object.keys(attributes).length === 0) return undefined
  return element('bind', { nodeset: item.path, ...attributes })
}
