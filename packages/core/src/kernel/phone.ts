import { compact } from './cell.ts'
import { tidyText } from './text.ts'

const mobile = /^(?:\+?86)?(1\d{10})$/
const landline = /^(?:\+?86)?(0\d{2,3})(\d{7,8})(?:转(\d{1,6}))?$/
const most = 3

/**
 * The telephones in a text: mobiles, or landlines with their area code; several are kept one after the other.
 * @returns null where anything in it is none, or there are more than three
 */
export function phonesIn(text: string): string | null {
  const plain = tidyText(text)
  const together = onePhone(plain)
  const parts = together ? [together] : plain.split(/[/、,，;；\s|]+/).filter((part) => part !== '').map(onePhone)
  const phones = parts.filter((phone) => phone !== null)
  return phones.length > 0 && phones.length === parts.length && phones.length <= most ? [...new Set(phones)].join('、') : null
}

function onePhone(text: string): string | null {
  // Some exports put an apostrophe before a number to keep it text.
  const digits = compact(text).replace(/^['’‘`]/, '').replace(/[-()—]/g, '')
  const [, own] = mobile.exec(digits) ?? []
  if (own !== undefined) return own
  const [, area, number, extension] = landline.exec(digits) ?? []
  if (area === undefined) return null
  return `${area}-${number}${extension === undefined ? '' : `转${extension}`}`
}
