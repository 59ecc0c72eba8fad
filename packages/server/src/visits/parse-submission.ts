import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { z } from 'zod'
import type { Answers } from '@lookback/core/visits'
import { answerOf } from '@lookback/core/visits'
import { Identifier, Refusal } from '@lookback/core/kernel'
import { submissionFields } from '@lookback/core/checklists'

export interface ParsedSubmission {
  /** From `instanceID`: made by the client, and the visit's id. */
  id: string
  /** From `deprecatedID`: the visit that this one was edited from, and replaces. */
  replaces: string | null
  form: string
  version: string
  /** The round's ordinal as it stands there; empty where it does not. */
  round: string
  /** 户编号 as it stands there; empty where it does not. */
  household: string
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
 * its group stands; in a repeated group it has an answer each time.
 * @throws {Refusal} `submission-has-doctype`, `submission-not-xml`, `submission-identifier-missing`, `form-unknown`,
 * `answer-twice` where it names two rounds, households or outcomes
 */
export function parseSubmission(bytes: Buffer): ParsedSubmission {
  const xml = decode(bytes)
  const { root, form, version, answers } = readLeaves(xml)
  if (form === '') throw new Refusal('form-unknown', { form: root || '—' })
  const id = InstanceId.safeParse(answerOf(answers, 'instanceID'))
  if (!id.success) throw new Refusal('submission-identifier-missing')
  answerOf(answers, submissionFields.outcome)
  return {
    id: id.data, replaces: replacedIn(answers), form, version, answers, xml,
    round: answerOf(answers, submissionFields.round), household: answerOf(answers, submissionFields.household),
    hash: createHash('sha256').update(bytes).digest(),
  }
}

function replacedIn(answers: Answers): string | null {
  const text = answerOf(answers, 'deprecatedID')
  if (text === '') return null
  const id = InstanceId.safeParse(text)
  if (!id.success) throw new Refusal('submission-identifier-missing')
  return id.data
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
  answers: Map<string, string[]>
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
    if (!closed?.leaf) return
    const said = read.answers.get(closed.name)
    if (said) said.push(closed.text.trim())
    else read.answers.set(closed.name, [closed.text.trim()])
  })
  parser.write(xml).close()
  return read
}
