import type { Locale } from '@lookback/core/kernel'
import { Locale as Vant } from 'vant'
import english from 'vant/es/locale/lang/en-US'
import chinese from 'vant/es/locale/lang/zh-CN'
import { showLocale } from '../../app/i18n.ts'

const words: Readonly<Record<Locale, () => Promise<object>>> = {
  'zh-CN': async () => ({ ...(await import('../../app/words/zh-CN.ts')), ...(await import('../words/zh-CN.ts')) }),
  en: async () => ({ ...(await import('../../app/words/en.ts')), ...(await import('../words/en.ts')) }),
}

/** The words that Vant itself says (picking a day, confirming). */
const vantWords = { 'zh-CN': chinese, en: english } as const

/** Loads a language's words for the phone and shows the page in it. */
export async function switchLocale(locale: Locale): Promise<void> {
  await showLocale(locale, await words[locale]())
  Vant.use(locale, vantWords[locale])
}
