import { Refusal } from '@lookback/core/kernel'
import { inThread } from '../kit/workbook/in-thread.ts'
import { inTurn } from '../kit/workbook/in-turn.ts'
import { documentLimits } from '../kit/workbook/limits.ts'
import type { TemplateParts } from './facts.queries.ts'
import { unreadable } from './template-archive.ts'
import type { Filling, PlainTags, TemplateSlots } from './template.ts'
import type { TemplateInput, TemplateMessage } from './template.worker.ts'

/*
 * What an office has put in as its template is worked with in a thread of bounded memory and time, one after the other in a
 * county: whatever it holds, the others are answered.
 */

const reader = new URL('./template.worker.ts', import.meta.url)

/** @throws {Refusal} `template-…` for a document that cannot be filled */
export async function tryInThread(county: string, document: Buffer, parts: TemplateParts): Promise<void> {
  await work(county, { document, parts, purpose: 'try' }, () => Promise.reject(new Error('a template that is tried out is not filled')))
}

/**
 * The finished document.
 * @param filling what its places are filled with
 * @throws {Refusal} `template-…`
 */
export async function fillInThread(
  county: string, document: Buffer, parts: TemplateParts, filling: (slots: TemplateSlots) => Filling,
): Promise<Buffer> {
  return work(county, { document, parts, purpose: 'fill' }, (slots) => Promise.resolve(filling(slots)))
}

/**
 * The finished document of a template of another capability.
 * @param isTried whether it is looked through first, as when it comes in
 * @throws {Refusal} `template-…`
 */
export async function fillPlainInThread(county: string, document: Buffer, { tags, filling, isTried }: { tags: PlainTags; filling: Filling; isTried: boolean }): Promise<Buffer> {
  return work(county, { document, tags, filling, isTried, purpose: 'plain' }, () => Promise.reject(new Error('a plain template asks for nothing')))
}

function work(county: string, input: TemplateInput, filling: (slots: TemplateSlots) => Promise<Filling>): Promise<Buffer> {
  return inTurn(`${county} templates`, () => inThread(reader, input, async (told, reply) => {
    const message = told as TemplateMessage
    switch (message.kind) {
      case 'read':
        reply(await filling(message.slots))
        return null
      case 'usable':
        return Buffer.alloc(0)
      case 'filled':
        return Buffer.from(message.document)
    }
  }, documentLimits)).catch(tooLarge)
}

/** @throws the error, as one about a template */
function tooLarge(error: unknown): never {
  throw error instanceof Refusal && error.code === 'workbook-too-large' ? unreadable(String(error.details['reason'])) : error
}
