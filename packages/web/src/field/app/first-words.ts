import type { Locale } from '@lookback/core/kernel'

const words: Readonly<Record<Locale, () => Promise<object>>> = {
  'zh-CN': async () => ({ ...(await import('../../app/words/zh-CN.ts')), ...(await import('../words/zh-CN.ts')) }),
  en: async () => ({ ...(await import('../../app/words/en.ts')), ...(await import('../words/en.ts')) }),
}

/** The words of the phone's own pages; the first of them need no others. */
export function firstWords(locale: Locale): Promise<object> {
  return words[locale]()
}
