import type {
  BulletinText, FigureBreakdown, FigureListName, FigureName, FigureReference, ReportTerms, TemplateTag,
} from '@lookback/core/reports'
import { locales } from '@lookback/core/kernel'
import {
  breakdownsOf, bulletinTexts, figureBreakdowns, figureListNames, figureLists, figureNames, reportTermsIn,
} from '@lookback/core/reports'
import type { Part, TemplateParts } from './facts.queries.ts'

/** Between a figure and the part that it is narrowed to: `{漏查·清溪镇}`. */
const PART_MARK = '·'

/** What a tag of a template stands for. */
export type Slot =
  | { kind: 'figure'; figure: FigureName; part: { by: FigureBreakdown; key: string; label: string } | null }
  | { kind: 'indicator'; key: string; label: string }
  | { kind: 'text'; text: BulletinText }
  | { kind: 'part-name' }

/** By what the frozen figure of an indicator is named. */
export const INDICATOR = 'indicator'


/** The meaning of a word in either language. */
function meaning<Name extends string>(names: readonly Name[], wordsIn: (terms: ReportTerms) => Readonly<Record<Name, string>>) {
  const byWord = new Map(locales.flatMap((locale) => {
    const words = wordsIn(reportTermsIn(locale))
    return names.map((name) => [words[name], name] as const)
  }))
  return (word: string): Name | null => byWord.get(word) ?? null
}

const figureMeant = meaning<FigureName>(figureNames, (terms) => terms.figures)
const textMeant = meaning<BulletinText>(bulletinTexts, (terms) => terms.bulletinTexts)
export const listMeant = meaning<FigureListName>(figureListNames, (terms) => terms.figureLists)
const indicatorMeant = meaning(['indicator'], ({ indicator }) => ({ indicator }))
const partNameMeant = meaning(['partName'], ({ partName }) => ({ partName }))

/**
 * What a tag stands for; null when nothing in the catalogue has that name.
 * @param list the list that the tag stands in, whose parts its figures are narrowed to
 */
export function slotOf(tag: string, list: FigureListName | null, parts: TemplateParts): Slot | null {
  const text = textMeant(tag)
  if (text) return { kind: 'text', text }
  if (list && partNameMeant(tag)) return { kind: 'part-name' }
  const figure = figureMeant(tag)
  if (figure) return !list || breakdownsOf(figure).includes(figureLists[list].by) ? { kind: 'figure', figure, part: null } : null
  return narrowedSlot(tag, parts)
}

/** `漏查·清溪镇`: the part by its name or its code, as far as only one part has it. */
function narrowedSlot(tag: string, parts: TemplateParts): Slot | null {
  const mark = tag.indexOf(PART_MARK)
  if (mark < 0) return null
  const figure = figureMeant(tag.slice(0, mark).trim())
  const named = tag.slice(mark + PART_MARK.length).trim()
  if (indicatorMeant(tag.slice(0, mark).trim())) {
    const [only, ...others] = parts.indicator.filter(({ label }) => label === named)
    return only && others.length === 0 ? { kind: 'indicator', ...only } : null
  }
  if (!figure) return null
  const found = figureBreakdowns
    .filter((by) => breakdownsOf(figure).includes(by))
    .flatMap((by) => parts[by].filter(({ key, label }) => key === named || label === named).map((part) => ({ by, ...part })))
  return found.length === 1 && found[0] ? { kind: 'figure', figure, part: found[0] } : null
}

/** The reference of a figure's slot; in a list it is narrowed to the list's part. */
export function referenceOf(slot: Extract<Slot, { kind: 'figure' }>, listPart: FigureReference['part']): FigureReference {
  return { figure: slot.figure, part: slot.part ? { by: slot.part.by, key: slot.part.key } : listPart }
}

/** Everything that a template may name, in one language. */
export function templateTags(terms: ReportTerms, indicators: readonly Part[]): TemplateTag[] {
  return [
    ...bulletinTexts.map((name) => ({ tag: terms.bulletinTexts[name], kind: 'text' as const })),
    { tag: terms.partName, kind: 'text' },
    ...figureNames.map((name) => ({ tag: terms.figures[name], kind: 'figure' as const })),
    ...indicators.map(({ label }) => ({ tag: `${terms.indicator}${PART_MARK}${label}`, kind: 'figure' as const })),
    ...figureListNames.map((name) => ({ tag: terms.figureLists[name], kind: 'list' as const })),
  ]
}
