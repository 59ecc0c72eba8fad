import type { MessagePort } from 'node:worker_threads'
import { workInThread } from '../kit/workbook/worker-port.ts'
import type { TemplateParts } from './facts.queries.ts'
import { readTemplate, tryTemplate } from './template.ts'

export interface TemplateInput {
  document: Uint8Array
  parts: TemplateParts
}

await workInThread((input, port) => tryOut(input as TemplateInput, port))

async function tryOut({ document, parts }: TemplateInput, port: MessagePort): Promise<void> {
  const template = Buffer.from(document)
  await tryTemplate(template, await readTemplate(template, parts))
  port.postMessage({ kind: 'usable' })
}
