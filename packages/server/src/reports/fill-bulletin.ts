import type { BulletinText, FigureReference } from '@lookback/core/reports'
import { defaultLocale } from '@lookback/core/kernel'
import { figureId, figureLists, reportTermsIn } from '@lookback/core/reports'
import { listedParts } from './figure-list.ts'
import type { FigureContent } from './figure-plugin.ts'
import type { BulletinFacts, CountFigure, FigureValue } from './count-figures.ts'
import type { Filling, TemplateSlots } from './template.ts'
import type { Slot } from './template-tags.ts'
import { INDICATOR, referenceOf } from './template-tags.ts'

/** A figure as the document shows it, in the order of the document's tags. */
export interface ShownFigure extends FigureValue {
  name: string
  /** Name of the part that it is narrowed to. */
  part: string | null
}

export interface FilledBulletin {
  filling: Filling
  figures: readonly ShownFigure[]
}

/**
 * What goes into each place of a template, and the figures that it shows.
 * @param linkTo where a figure of that name is opened
 */
export function fillBulletin(
  slots: TemplateSlots, facts: BulletinFacts, countFigure: CountFigure, texts: Record<BulletinText, string>,
  linkTo: (name: string) => string,
): FilledBulletin {
  const figures = new Map<string, ShownFigure>()

  function show(reference: FigureReference, part: string | null): FigureContent {
    const name = figureId(reference)
    const shown = figures.get(name) ?? { name, part, ...countFigure(reference) }
    figures.set(name, shown)
    return { _type: 'figure', text: shown.text, target: linkTo(name) }
  }

  function tell({ key, label }: Extract<Slot, { kind: 'indicator' }>): FigureContent {
    const name = `${INDICATOR}.${key}`
    const told = facts.indicators.find(({ id }) => id === key)
    const text = told?.text ?? reportTermsIn(defaultLocale).bulletin.noValue
    figures.set(name, { name, part: label, value: told?.value ?? null, text, problems: [] })
    return { _type: 'figure', text, target: linkTo(name) }
  }

  function contentOf(slot: Slot, listPart: FigureReference['part'], label: string): string | FigureContent {
    switch (slot.kind) {
      case 'text':
        return texts[slot.text]
      case 'indicator':
        return tell(slot)
      case 'part-name':
        return label
      case 'figure':
        return show(referenceOf(slot, listPart), slot.part?.label ?? (listPart && label))
    }
  }

  const filling: Filling = {}
  for (const [tag, slot] of slots.own) filling[tag] = contentOf(slot, null, '')
  for (const [tag, { list, slots: inside }] of slots.lists) {
    filling[tag] = listedParts(list, facts, countFigure).map(({ key, label }) =>
      Object.fromEntries([...inside].map(([name, slot]) => [name, contentOf(slot, { by: figureLists[list].by, key }, label)])))
  }
  return { filling, figures: [...figures.values()] }
}
