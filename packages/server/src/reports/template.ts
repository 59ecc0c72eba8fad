import type { Tag } from 'easy-template-x'
import { createDefaultPlugins, TagDisposition, TemplateHandler, TemplateHandlerOptions } from 'easy-template-x'
import type { FigureListName } from '@lookback/core/reports'
import { Refusal } from '@lookback/core/kernel'
import type { TemplateParts } from './facts.queries.ts'
import type { FigureContent } from './figure-plugin.ts'
import { FigureLinks, FigurePlugin } from './figure-plugin.ts'
import { checkArchive, unreadable } from './template-archive.ts'
import { paragraphsOf, placesOf } from './template-text.ts'
import type { Slot } from './template-tags.ts'
import { listMeant, slotOf } from './template-tags.ts'

/** The tags of a template by what they stand for: its own, and those inside each list. */
export interface TemplateSlots {
  own: ReadonlyMap<string, Slot>
  lists: ReadonlyMap<string, { list: FigureListName; slots: ReadonlyMap<string, Slot> }>
}

/** What the tags are replaced with. */
export type Filling = Record<string, string | FigureContent | Record<string, string | FigureContent>[]>

/** Word nests tables, text boxes and content controls; deeper than this is no document of an office. */
const DEEPEST_XML = 100

function handler(): TemplateHandler {
  return new TemplateHandler(new TemplateHandlerOptions({
    plugins: [...createDefaultPlugins(), new FigurePlugin()],
    extensions: { afterCompilation: [new FigureLinks()] },
    maxXmlDepth: DEEPEST_XML,
  }))
}

/** What the library says of a document, as a reason that has words: its tags do not pair, or it is no whole document. */
function reasonOf(error: unknown): string {
  return error instanceof Error && /tag|delimiter/i.test(`${error.name} ${error.message}`) ? 'tags-unpaired' : 'damaged'
}

/** The tags of a document that was looked into, and the texts of its paragraphs. @throws {Refusal} `template-…` */
async function lookInto(template: Buffer): Promise<{ tags: readonly Tag[]; paragraphs: readonly string[] }> {
  await checkArchive(template)
  const tags = await handler().parseTags(template).catch((error: unknown) => {
    throw unreadable(reasonOf(error))
  })
  const paragraphs = await paragraphsOf(template).catch(() => {
    throw unreadable('damaged')
  })
  const wide = placesOf(paragraphs, /[｛{][^{}｛｝]*｝|｛[^{}｛｝]*}?/g)
  if (wide.length > 0) throw new Refusal('template-braces-wide', { places: wide })
  return { tags, paragraphs }
}

/** Where some tags stand. */
function placesOfTags(paragraphs: readonly string[], names: readonly string[]): string[] {
  return placesOf(paragraphs, /\{[#/]?\s*([^{}]*?)\s*\}/g, (name) => names.includes(name))
}

/**
 * Reads what a template asks for.
 * @throws {Refusal} `template-unreadable`; `template-figure-unknown` naming every tag that is in no catalogue, and
 * `template-braces-wide` for braces as Chinese input methods type them, each with its place
 */
export async function readTemplate(
  template: Buffer, parts: TemplateParts,
): Promise<TemplateSlots> {
  const { tags, paragraphs } = await lookInto(template)
  const { unknown, ...slots } = sortTags(tags, parts)
  if (unknown.length > 0) throw new Refusal('template-figure-unknown', { names: unknown, places: placesOfTags(paragraphs, unknown) })
  return slots
}

/** What a document of another capability may ask for: tags, lists with what stands in them, and the tags that must be there. */
export interface PlainTags {
  own: readonly string[]
  lists: Readonly<Record<string, readonly string[]>>
  needed: readonly string[]
}

/**
 * Whether a template asks for nothing but what there is, and for what it must.
 * @throws {Refusal} `template-…`, of tags `template-tag-unknown` and `template-tag-missing`
 */
export async function requirePlain(template: Buffer, { own, lists, needed }: PlainTags): Promise<void> {
  const { tags, paragraphs } = await lookInto(template)
  const open: string[] = []
  const unknown = new Set<string>()
  for (const { name, disposition } of tags) {
    const isList = name in lists
    const isKnown = disposition === TagDisposition.SelfClosed ? own.includes(name) || open.some((list) => lists[list]?.includes(name)) : isList
    if (!isKnown) unknown.add(name)
    if (disposition === TagDisposition.Open) open.push(name)
    if (disposition === TagDisposition.Close) open.pop()
  }
  if (unknown.size > 0) throw new Refusal('template-tag-unknown', { names: [...unknown], places: placesOfTags(paragraphs, [...unknown]) })
  const missing = needed.filter((name) => !tags.some((tag) => tag.name === name))
  if (missing.length > 0) throw new Refusal('template-tag-missing', { names: missing })
}

function sortTags(
  tags: readonly Tag[], parts: TemplateParts,
): TemplateSlots & { unknown: readonly string[] } {
  const own = new Map<string, Slot>()
  const lists = new Map<string, { list: FigureListName; slots: Map<string, Slot> }>()
  const unknown = new Set<string>()
  let open: { list: FigureListName; slots: Map<string, Slot> } | null = null
  for (const { name, disposition } of tags) {
    if (disposition === TagDisposition.Close) {
      open = null
      continue
    }
    const list: FigureListName | null = disposition === TagDisposition.Open ? listMeant(name) : null
    const slot: Slot | null = disposition === TagDisposition.Open ? null : slotOf(name, open?.list ?? null, parts)
    // A list in a list has no meaning here.
    if (list && !open) {
      open = lists.get(name) ?? { list, slots: new Map<string, Slot>() }
      lists.set(name, open)
    } else if (slot) {
      const target = open && slot.kind !== 'text' && slot.kind !== 'indicator' ? open.slots : own
      target.set(name, slot)
    } else unknown.add(name)
  }
  return { own, lists, unknown: [...unknown] }
}

/**
 * The finished document.
 * @throws {Refusal} `template-unreadable` where lists are not closed in the place that they were opened
 */
export async function fillTemplate(template: Buffer, filling: Filling): Promise<Buffer> {
  try {
    return await handler().process(template, filling)
  } catch (error) {
    throw unreadable(reasonOf(error))
  }
}

/** Fills a template with something in every place: what goes wrong shows when it is uploaded, not on the day. */
export async function tryTemplate(template: Buffer, { own, lists }: TemplateSlots): Promise<void> {
  const filling: Filling = {}
  for (const tag of own.keys()) filling[tag] = '0'
  for (const [tag, { slots }] of lists) filling[tag] = [Object.fromEntries([...slots.keys()].map((name) => [name, '0']))]
  await requireFilled(await fillTemplate(template, filling))
}

/** @throws {Refusal} `template-unreadable` where something was left that is to be filled in */
export async function requireFilled(document: Buffer): Promise<void> {
  const text = await handler().getText(document)
  // The library leaves a brace alone that was never closed; in the document it would stand there for all to see.
  const left = /.{0,20}[{}].{0,20}/.exec(text)
  if (left) throw unreadable(left[0])
}
