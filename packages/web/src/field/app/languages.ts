import type { Locale } from '@lookback/core/kernel'
import { Locale as Vant } from 'vant'
import english from 'vant/es/locale/lang/en-US'
import chinese from 'vant/es/locale/lang/zh-CN'
import { showLocale } from '../../app/i18n.ts'
import type { FieldMessages } from '../../locales/field.ts'

const bundles: Readonly<Record<Locale, () => Promise<{ messages: FieldMessages }>>> = {
  'zh-CN': () => import('../../locales/zh-CN/field-bundle.ts'),
  en: () => import('../../locales/en/field-bundle.ts'),
}

/** The words that Vant itself says (picking a day, confirming). */
const vantWords = { 'zh-CN': chinese, en: english } as const

/** Loads a language's words for the phone and shows the page in it. */
export async function switchLocale(locale: Locale): Promise<void> {
  const { messages } = await bundles[locale]()
  showLocale(locale, messages)
  Vant.use(locale, vantWords[locale])
}
