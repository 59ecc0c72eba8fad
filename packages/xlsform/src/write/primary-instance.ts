import { substituteReferences } from '../expressions/compile.ts'
import type { Form } from '../form.ts'
import type { Item } from '../tree/items.ts'
import { entityNode } from './entity.ts'
import { element, type XmlElement } from './xml.ts'

/** Writes the primary instance: the data of an empty form. */
export function writePrimaryInstance(form: Form): XmlElement {
  const { settings, root } = form
  const attributes: Record<string, string | undefined> = {}
  for (const [name, cell] of settings.attributes) attributes[name] = substituteReferences(cell, root, form)
  attributes['id'] = settings.formId
  attributes['version'] = settings.version
  attributes['xmlns'] = settings.cells.get('instance_xmlns')?.text
  attributes['odk:prefix'] = settings.cells.get('prefix')?.text
  attributes['odk:delimiter'] = settings.cells.get('delimiter')?.text
  return element('instance', {}, [element(settings.rootName, attributes, children(root, form, 'both'))])
}

/** Which instances of a repeat to write: the template only, the first only, or both. */
type Repeats = 'template' | 'first' | 'both'

function children(section: Item, form: Form, repeats: Repeats): XmlElement[] {
  const nodes: XmlElement[] = []
  for (const child of section.children) {
    if (child.type?.externalFile !== undefined) continue
    if (child.kind !== 'repeat') {
      // A template is copied whole: what stands in a group of it has its first instances already.
      nodes.push(node(child, form, repeats === 'template' ? 'both' : repeats))
      continue
    }
    if (repeats !== 'first') {
      nodes.push(element(child.name, { 'jr:template': '', ...attributesOf(child, form) },
        children(child, form, 'template')))
    }
    if (repeats !== 'template') nodes.push(node(child, form, 'first'))
  }
  return nodes
}

function node(item: Item, form: Form, repeats: Repeats): XmlElement {
  if (item.entity !== undefined) return entityNode(item.entity)
  if (item.kind !== 'question') return element(item.name, attributesOf(item, form), children(item, form, repeats))
  const value = item.default !== undefined && item.defaultIsDynamic !== true ? [item.default.text] : []
  return element(item.name, attributesOf(item, form), value)
}

function attributesOf(item: Item, form: Form): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, cell] of item.instance) attributes[name] = substituteReferences(cell, item, form)
  return attributes
}
