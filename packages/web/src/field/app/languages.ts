import { loadWords } from '@lookback/core/capabilities'
import type { Locale } from '@lookback/core/kernel'
import { Locale as Vant } from 'vant'
import english from 'vant/es/locale/lang/en-US'
import chinese from 'vant/es/locale/lang/zh-CN'
import { takeFieldWords } from '../../app/field-words.ts'
import { showLocale } from '../../app/i18n.ts'
import { firstWords } from './first-words.ts'

/** The words that Vant itself says (picking a day, confirming). */
const vantWords = { 'zh-CN': chinese, en: english } as const

/** Loads all words of a language for the phone and shows the page in it. */
export async function switchLocale(locale: Locale): Promise<void> {
  const [own, field] = await Promise.all([firstWords(locale), loadWords(locale)])
  showLocale(locale, own)
  takeFieldWords(field)
  Vant.use(locale, vantWords[locale])
}
