import { reasonTexts } from './locales/reasons.ts'

export type ReasonCode = keyof typeof reasonTexts

/** Why a number is missing, or what limits it: a code for programs, a sentence for people. */
export interface Reason {
  code: ReasonCode
  'zh-CN': string
  en: string
}

/** The reason with its figures filled into the places {name} of both texts. */
export function reason(code: ReasonCode, figures: Record<string, string | number> = {}): Reason {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (place, name: string) => String(figures[name] ?? place))
  const texts = reasonTexts[code]
  return { code, 'zh-CN': fill(texts['zh-CN']), en: fill(texts.en) }
}
