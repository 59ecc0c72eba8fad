import type { MessagePort } from 'node:worker_threads'
import { ask, workInThread } from '../kit/workbook/worker-port.ts'
import type { TemplateParts } from './facts.queries.ts'
import type { Filling, PlainTags, TemplateSlots } from './template.ts'
import { fillTemplate, readTemplate, requireFilled, requirePlain, tryTemplate } from './template.ts'

export type TemplateInput = { document: Uint8Array } & (
  /** Whether it is only tried out, or filled with what the answer to `read` says. */
  | { purpose: 'try' | 'fill'; parts: TemplateParts }
  /** A document of another capability, which says what it may ask for; looked through first where `isTried`. */
  | { purpose: 'plain'; tags: PlainTags; filling: Filling; isTried: boolean })

export type TemplateMessage =
  | { kind: 'usable' }
  | { kind: 'read'; slots: TemplateSlots }
  | { kind: 'filled'; document: Uint8Array }

await workInThread((input, port) => work(input as TemplateInput, port))

async function work(input: TemplateInput, port: MessagePort): Promise<void> {
  const tell = (message: TemplateMessage) => port.postMessage(message)
  const template = Buffer.from(input.document)
  if (input.purpose === 'plain') {
    if (input.isTried) await requirePlain(template, input.tags)
    const filled = await fillTemplate(template, input.filling)
    if (input.isTried) await requireFilled(filled)
    return tell({ kind: 'filled', document: filled })
  }
  const slots = await readTemplate(template, input.parts)
  if (input.purpose === 'try') {
    await tryTemplate(template, slots)
    return tell({ kind: 'usable' })
  }
  const read: TemplateMessage = { kind: 'read', slots }
  const filling = await ask<Filling>(port, read)
  return tell({ kind: 'filled', document: await fillTemplate(template, filling) })
}
