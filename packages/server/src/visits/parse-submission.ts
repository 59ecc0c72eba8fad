import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { z } from 'zod'
import type { Answers } from '@lookback/core/visits'
import { Identifier, Refusal } from '@lookback/core/kernel'

export interface ParsedSubmission {
  /** From `instanceID`: made by the client, and the visit's id. */
  id: string
  form: string
  version: string
  answers: Answers
  xml: string
  /** SHA-256 of the XML as it was received. */
  hash: Buffer
}

/** Groups within groups; a checklist has three or four. */
const DEEPEST = 60

const InstanceId = z.string().transform((text) => text.replace(/^uuid:/i, '')).pipe(Identifier)

/**
 * Reads an OpenRosa submission. Field names are unique in a checklist, so that a field is known by its name wherever
 * its group stands; of a repeated group the first value stands.
 * @throws {Refusal} `submission-has-doctype`, `submission-not-xml`, `submission-identifier-missing`, `form-unknown`
 */
export function parseSubmission(bytes: Buffer): ParsedSubmission {
  const xml = decode(bytes)
  const { root, form, version, answers } = readLeaves(xml)
  if (form === '') throw new Refusal('form-unknown', { form: root || '—' })
  const id = InstanceId.safeParse(answers.get('instanceID') ?? '')
  if (!id.success) throw new Refusal('submission-identifier-missing')
  return { id: id.data, form, version, answers, xml, hash: createHash('sha256').update(bytes).digest() }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const before = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? ''
    throw broken('not-utf-8', before.split('\n').length)
  }
}

/** What the parser says, in words of ours: the reasons stand in the locale files under `brokenXml`. */
const brokenXml: readonly (readonly [said: RegExp, reason: string])[] = [
  [/disallowed/, 'character-forbidden'],
  [/unclosed tag|close tag|closing tag|unexpected end/, 'tag-unmatched'],
  [/entity/, 'entity-unknown'],
  [/root element/, 'no-root'],
]

function broken(reason: string, line: number): Refusal {
  return new Refusal('submission-not-xml', { reason, line })
}

interface Leaves {
  root: string
  form: string
  version: string
  answers: Map<string, string>
}

/** One pass over the document: the root's attributes, and the leaves by name. No entity is ever declared (XXE). */
function readLeaves(xml: string): Leaves {
  const read: Leaves = { root: '', form: '', version: '', answers: new Map() }
  const open: { name: string; text: string; leaf: boolean }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw broken(brokenXml.find(([said]) => said.test(error.message))?.[1] ?? 'not-xml', parser.line)
  })
  parser.on('doctype', () => {
    throw new Refusal('submission-has-doctype')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1)
    if (parent) parent.leaf = false
    else Object.assign(read, { root: name, form: attributes['id'] ?? '', version: attributes['version'] ?? '' })
    if (open.length === DEEPEST) throw broken('too-deep', parser.line)
    open.push({ name: name.slice(name.indexOf(':') + 1), text: '', leaf: true })
  })
  const addText = (text: string) => {
    const current = open.at(-1)
    if (current) current.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    const text = closed?.leaf ? closed.text.trim() : ''
    if (closed && text !== '' && !read.answers.has(closed.name)) read.answers.set(closed.name, text)
  })
  parser.write(xml).close()
  return read
}
