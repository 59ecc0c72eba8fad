/**
 * A text as it is kept: what nobody sees is taken out, so that two texts that look the same are the same. Control and
 * invisible characters and half surrogates go; spaces of every kind are plain ones; full-width letters and digits are
 * plain; Kangxi radicals, as copied from a PDF, are the characters that they look like.
 */
export function tidyText(raw: string): string {
  if (/^[\x20-\x7e\u4e00-\u9fff]*$/.test(raw)) return raw.trim()
  return raw
    .normalize('NFC')
    .replace(/[\u2e80-\u2fdf]/g, (radical) => radical.normalize('NFKC'))
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => wide.normalize('NFKC'))
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|[^\P{Cc}\n]/gu, '')
    .trim()
}

const han = '\\p{Script=Han}〇'
const spacesAroundHan = new RegExp(`(?<=[${han}·]) +(?=[${han}·])`, 'gu')
const dotsBetweenHan = new RegExp(`(?<=[${han}]) *[·•‧∙⋅・･．.] *(?=[${han}])`, 'gu')

/** A person's name as it is kept: `石 山` aligned to three characters is `石山`; the dot in `买买提·吐尔逊` is one dot. */
export function tidyName(raw: string): string {
  return tidyText(raw).replace(/\s+/g, ' ').replace(dotsBetweenHan, '·').replace(spacesAroundHan, '')
}

/** Names are compared without any space; Latin letters in whatever case. */
export function nameKey(raw: string): string {
  return tidyName(raw).replace(/\s/g, '').toUpperCase()
}

/** Whether a text is only a sign that there is nothing: 无, `/`, — and the like. */
export function isPlaceholder(text: string): boolean {
  return /^(?:无|暂无|没有|不详|空|[/\\、—–\-―_*]{1,4}|N\/?A|null)$/iu.test(text.trim())
}

/** Letters of any script with what stands in names; other signs and digits mean that something else got in. */
const nameCharacters = /^[\p{L}\p{M}\p{Co}〇·'’.\- ]+$/u

/** Characters of the longest name that is kept of somebody. */
export const LONGEST_NAME = 60

/** Whether a text can be one person's name: not 无, not two names, not a remark such as （已调走）, not a page of text. */
export function isPersonName(raw: string): boolean {
  return raw.length <= 2 * LONGEST_NAME && tidyName(raw).length <= LONGEST_NAME && nameCharacters.test(tidyName(raw)) && !isPlaceholder(raw)
}
