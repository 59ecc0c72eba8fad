/** The languages of the pages, the first at first. */
export const locales = ['zh-CN', 'en'] as const

export const defaultLocale = locales[0]
