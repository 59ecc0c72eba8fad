import { DependencyGraph } from '../expressions/cycles.ts'
import type { Form } from '../form.ts'
import { updates } from '../sheets/entities.ts'
import { conventionalNamespaces } from '../sheets/settings.ts'
import { nearestRepeat, type Item } from '../tree/items.ts'
import { actionElement, gatherActions } from './actions.ts'
import { writeBind } from './bind.ts'
import { writeControls } from './body.ts'
import { entityBinds, newId } from './entity.ts'
import { writePrimaryInstance } from './primary-instance.ts'
import { writeSecondaryInstances } from './secondary-instances.ts'
import { Translations } from './translations.ts'
import { element, XmlLines, type XmlElement } from './xml.ts'

/** The XForm, and what else was learnt in writing it. */
export interface WrittenDocument {
  /** The lines of the XForm. */
  readonly lines: XmlLines
  readonly languages: readonly string[]
  /** Names of the files that must come with the form. */
  readonly files: readonly string[]
}

/** The version of the ODK XForms specification that the documents follow. */
const xformsVersion = '1.0.0'

/** How many elements there are around those of the model, and around those of the body. */
const [IN_MODEL, IN_BODY] = [3, 2]

/**
 * Writes the XForm of a form; `items` are all it consists of, in document order. The parts are written one by one and put
 * in their order afterwards, since the texts that stand first are known last.
 */
export function writeDocument(form: Form, items: readonly Item[]): WrittenDocument {
  const translations = new Translations(form)
  const dependencies = new DependencyGraph()
  const actions = gatherActions(items, form)
  const instances = new XmlLines(IN_MODEL)
  writePrimaryInstance(form, instances)
  const { attached, files } = writeSecondaryInstances(items, form, translations, instances)
  const body = new XmlLines(IN_BODY)
  writeControls(form.root, { form, translations, actions: withEntityIds(actions, items), attached, lines: body })
  const binds = new XmlLines(IN_MODEL)
  for (const item of items) for (const bind of bindsOf(item)) binds.add(bind)
  for (const action of actions.model) binds.add(actionElement(action))
  const itext = new XmlLines(IN_MODEL)
  translations.write(itext)
  dependencies.report(form.problems)
  return {
    lines: document([itext, instances, binds], body, form, items),
    languages: translations.languages,
    files: [...new Set([...files, ...translations.files])],
  }

  function bindsOf(item: Item): XmlElement[] {
    if (item === form.root || item.type?.externalFile !== undefined) return []
    if (item.entity !== undefined) return entityBinds(item, item.entity, form)
    const bind = writeBind(item, form, translations, dependencies)
    return bind === undefined ? [] : [bind]
  }
}

function document(model: readonly XmlLines[], body: XmlLines, form: Form, items: readonly Item[]): XmlLines {
  const lines = new XmlLines(0)
  lines.open(element('h:html', namespaces(form, items)))
  lines.open(element('h:head'))
  lines.add(element('h:title', {}, [form.settings.title]))
  lines.open(element('model', modelAttributes(form, items)))
  for (const sent of submission(form)) lines.add(sent)
  for (const part of model) lines.append(part)
  lines.close()
  lines.close()
  lines.open(element('h:body', { class: form.settings.cells.get('style')?.text }))
  if (!body.isEmpty) lines.append(body)
  lines.close()
  lines.close()
  return lines
}

function namespaces(form: Form, items: readonly Item[]): Record<string, string> {
  const declared: Record<string, string> = { xmlns: 'http://www.w3.org/2002/xforms' }
  for (const [prefix, uri] of form.settings.namespaces) {
    if (prefix !== 'entities' || form.entities.length > 0) declared[`xmlns:${prefix}`] = uri
  }
  for (const [prefix, uri] of conventionalNamespaces) {
    if (usesPrefix(prefix, form, items)) declared[`xmlns:${prefix}`] ??= uri
  }
  return declared
}

/** Whether an attribute of the author's own has the prefix. */
function usesPrefix(prefix: string, { settings }: Form, items: readonly Item[]): boolean {
  const has = (attributes: ReadonlyMap<string, unknown>): boolean => {
    for (const name of attributes.keys()) if (name.startsWith(`${prefix}:`)) return true
    return false
  }
  return has(settings.attributes) || items.some(({ bind, control, instance }) => has(bind) || has(control) || has(instance))
}

/** A new entity made by a repeat gets its id when the repeat gets a new instance. */
function withEntityIds(actions: ReturnType<typeof gatherActions>, items: readonly Item[]): typeof actions {
  const byRepeat = new Map(actions.byRepeat)
  for (const item of items) {
    const repeat = item.entity === undefined || updates(item.entity) ? undefined : nearestRepeat(item)
    if (repeat !== undefined) byRepeat.set(repeat, [...byRepeat.get(repeat) ?? [], newId(item, 'odk-new-repeat')])
  }
  return { ...actions, byRepeat }
}

function modelAttributes(form: Form, items: readonly Item[]): Record<string, string> {
  const attributes: Record<string, string> = { 'odk:xforms-version': xformsVersion }
  if (form.entities.length > 0) {
    const inRepeat = items.some(item => item.entity !== undefined && nearestRepeat(item) !== undefined)
    attributes['entities:entities-version'] = inRepeat || form.entities.length > 1 ? '2025.1.0' : '2024.1.0'
  }
  return attributes
}

function submission(form: Form): XmlElement[] {
  const { cells } = form.settings
  const url = cells.get('submission_url')?.text
  const attributes = {
    action: url,
    method: url === undefined ? undefined : 'post',
    base64RsaPublicKey: cells.get('public_key')?.text.replace(/\s+/g, ''),
    'orx:auto-send': cells.get('auto_send')?.text,
    'orx:auto-delete': cells.get('auto_delete')?.text,
    'odk:client-editable': form.settings.clientEditable ? 'true' : undefined,
  }
  return Object.values(attributes).some(value => value !== undefined) ? [element('submission', attributes)] : []
}
