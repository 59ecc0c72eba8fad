import type { MessagePort } from 'node:worker_threads'
import { ask, workInThread } from '../kit/workbook/worker-port.ts'
import type { TemplateParts } from './facts.queries.ts'
import type { Filling, TemplateSlots } from './template.ts'
import { fillTemplate, readTemplate, tryTemplate } from './template.ts'

export interface TemplateInput {
  document: Uint8Array
  parts: TemplateParts
  /** Whether it is only tried out, or filled with what the answer to `read` says. */
  purpose: 'try' | 'fill'
}

export type TemplateMessage =
  | { kind: 'usable' }
  | { kind: 'read'; slots: TemplateSlots }
  | { kind: 'filled'; document: Uint8Array }

await workInThread((input, port) => work(input as TemplateInput, port))

async function work({ document, parts, purpose }: TemplateInput, port: MessagePort): Promise<void> {
  const tell = (message: TemplateMessage) => port.postMessage(message)
  const template = Buffer.from(document)
  const slots = await readTemplate(template, parts)
  if (purpose === 'try') {
    await tryTemplate(template, slots)
    return tell({ kind: 'usable' })
  }
  const read: TemplateMessage = { kind: 'read', slots }
  const filling = await ask<Filling>(port, read)
  return tell({ kind: 'filled', document: await fillTemplate(template, filling) })
}
