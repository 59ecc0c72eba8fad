import type { Capability } from '../kernel/capability.ts'
import type { FigureWords } from '../kernel/figure.ts'
import type { Locale } from '../kernel/words.ts'
import { capabilities } from './list.ts'

/** Loads what figures are called and how they are counted, in one language, by the capability that declares them. */
export async function loadFigureWords(locale: Locale): Promise<Readonly<Record<string, FigureWords>>> {
  const loaded = (capabilities as readonly Capability[]).map(async ({ name, figureWords }) =>
    (figureWords ? [[name, (await figureWords[locale]()).words] as const] : []))
  return Object.fromEntries((await Promise.all(loaded)).flat())
}
