import type { InstantiableLoadFormResult } from '@getodk/xforms-engine'
import { loadForm } from '@getodk/xforms-engine'
import { markRaw, shallowReactive } from 'vue'
import type { FormNode, RootNode } from './nodes.ts'
import { descendants, nameOf } from './tree.ts'

/** A form as it was left. */
export interface FormDraft {
  /** The answers, as the engine wrote them. */
  xml: string
  /** Which question holds which file: path → name. */
  files: Readonly<Record<string, string>>
}

export interface FormSource {
  xform: string
  /** Files that the form looks things up in, by name. */
  media?: Readonly<Record<string, string>>
}

/** A form as it was sent, to be looked at and corrected. */
export interface SentForm {
  submission: string
  /** Names of the files in it. */
  files: readonly string[]
}

/** Who fills in and where, as far as a form may ask for it. */
export interface Filling {
  deviceId: string
  userName: string
}

/** A form that is being filled in. */
export interface OpenForm {
  root: RootNode
  /** The answers as they stand, for the draft. */
  draft: () => FormDraft
  /** The finished submission as XML, computed by the engine. */
  submission: () => Promise<string>
}

/**
 * The form that was read last and has not been filled in. Reading takes as long as all the rest of opening, so it is done beforehand;
 * what was filled in once is not used again, since the engine keeps all that was made of a form alive together.
 */
let ahead: { xform: string; read: Promise<InstantiableLoadFormResult> } | null = null

/** Reads a form for whoever opens it next. */
export async function readFormAhead(source: FormSource): Promise<void> {
  if (ahead?.xform !== source.xform) ahead = { xform: source.xform, read: read(source) }
  await ahead.read
}

function takeForm(source: FormSource): Promise<InstantiableLoadFormResult> {
  const ready = ahead?.xform === source.xform && source.media === undefined ? ahead.read : read(source)
  ahead = null
  return ready
}

async function read(source: FormSource): Promise<InstantiableLoadFormResult> {
  const form = await loadForm(source.xform, {
    fetchFormAttachment: (url: { readonly href: string }) => Promise.resolve(mediaResponse(source, url.href)),
    missingResourceBehavior: 'BLANK',
  })
  if (form.status === 'failure') throw form.error
  return form
}

/**
 * Opens a form with ODK's engine, fresh or as it was left. The engine's state is Vue's, so that pages follow it.
 * @param given answers that the task already knows, by the name of the question
 * @throws {Error} when the form cannot be read
 */
export async function openForm(
  source: FormSource, filling: Filling, start: { given: Readonly<Record<string, string>> } | { draft: FormDraft } | { sent: SentForm },
): Promise<OpenForm> {
  const read = await takeForm(source)
  const options = instanceOptions(filling)
  if ('given' in start) {
    const form = formOf(read.createInstance(options).root)
    answerGiven(form.root, start.given)
    return form
  }
  const { xml, names } = 'draft' in start
    ? { xml: start.draft.xml, names: Object.values(start.draft.files) }
    : { xml: start.sent.submission.replace(/<(\w+:)?deprecatedID[^>]*>[^<]*<\/\1?deprecatedID>/, ''), names: start.sent.files }
  const form = formOf((await read.restoreInstance({ data: [withoutFiles(xml, names)] as never }, options)).root)
  putFilesBack(form.root, 'draft' in start ? start.draft.files : filesIn(xml, names, form.root))
  return form
}

/** Which question of a sent form holds which file: those of a name stand there in the order of the form. */
function filesIn(xml: string, names: readonly string[], root: RootNode): Record<string, string> {
  const files: Record<string, string> = {}
  const uploads = allNodes(root).filter((node) => node.nodeType === 'upload' && node.currentState.relevant)
  for (const field of new Set(uploads.map(nameOf))) {
    const written = [...xml.matchAll(new RegExp(`<${field}(?:/>|>([^<]*)</${field}>)`, 'g'))].map(([, text = '']) => text.trim())
    uploads.filter((node) => nameOf(node) === field).forEach((node, index) => {
      const name = written[index] ?? ''
      if (names.includes(name)) files[node.currentState.reference] = name
    })
  }
  return files
}

function instanceOptions(filling: Filling) {
  return {
    stateFactory: <State extends object>(state: State) => shallowReactive(state),
    preloadProperties: { deviceID: filling.deviceId, username: filling.userName },
  }
}

function mediaResponse(source: FormSource, address: string): Response {
  const text = source.media?.[address.slice(address.lastIndexOf('/') + 1)]
  return text === undefined ? new Response('', { status: 404 }) : new Response(text)
}

/**
 * The answers without the names of files, which are put back afterwards: a file that the engine itself restored could
 * never be removed again.
 */
function withoutFiles(xml: string, names: readonly string[]): FormData {
  const emptied = names.reduce((text, name) => text.replaceAll(`>${name}</`, '></'), xml)
  const data = new FormData()
  data.append('xml_submission_file', new File([emptied], 'xml_submission_file', { type: 'text/xml' }))
  return data
}

function putFilesBack(root: RootNode, files: FormDraft['files']): void {
  for (const node of allNodes(root)) {
    const name = files[node.currentState.reference]
    if (node.nodeType === 'upload' && name !== undefined) node.setValue(namedFile(name))
  }
}

/** The engine only needs the names of files; their content stays in the phone's own store. */
export function namedFile(name: string): File {
  return new File([], name)
}

function formOf(root: RootNode): OpenForm {
  return {
    root: markRaw(root),
    draft: () => ({ xml: root.instanceState.instanceXML, files: filesOf(root) }),
    submission: async () => (await root.prepareInstancePayload()).data[0].get('xml_submission_file').text(),
  }
}

/** The files that answer questions now: path → name. */
export function filesOf(root: RootNode): Record<string, string> {
  return Object.fromEntries(allNodes(root).flatMap((node) =>
    node.nodeType === 'upload' && node.currentState.value ? [[node.currentState.reference, node.currentState.value.name]] : []))
}

/** Every node of the form, shown or not. */
export function allNodes(root: RootNode): FormNode[] {
  return root.currentState.children.flatMap((child) => [...descendants(child)])
}

/** Answers questions by name; those that the form lacks or forbids to be changed are passed over. */
function answerGiven(root: RootNode, given: Readonly<Record<string, string>>): void {
  for (const node of allNodes(root)) {
    const value = given[nameOf(node)]
    if (value === undefined || node.currentState.readonly) continue
    answer(node, value)
  }
}

/** Answers a question with the text that it would submit. */
export function answer(node: FormNode, value: string): void {
  if (node.nodeType === 'input' || node.nodeType === 'range') node.setValue(value)
  else if (node.nodeType === 'select') node.selectValues(value.split(' ').filter((part) => part !== ''))
}
