import { XmlAttributes } from './xml-reader.ts'

/** The styles of a workbook with those of marked cells behind them. */
export interface MarkedStyles {
  xml: string
  /** The style of a marked cell that has a style: coloured, and a text where it is to stay one. */
  markedStyle: (style: number, keepsText: boolean) => number
}

const colour = 'FFFFC7CE'
/** The built-in format of text: typed into, such a cell stays text, and an ID number is not damaged a second time. */
const textFormat = '49'

/**
 * Adds to a workbook's styles each of its cell styles a second time, coloured, and a third time as text.
 * @returns null where the part is written in no way that can be added to
 */
export function markStyles(xml: string): MarkedStyles | null {
  const fills = /<((?:\w+:)?)fills\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1fills\s*>)/.exec(xml)
  const cells = /<((?:\w+:)?)cellXfs\b[^>]*>([\s\S]*?)<\/\1cellXfs\s*>/.exec(xml)
  const prefix = cells?.[1] ?? ''
  const styles = cells?.[2]?.match(/<(?:\w+:)?xf\b(?:[^>]*\/>|[^>]*>[\s\S]*?<\/(?:\w+:)?xf\s*>)/g) ?? []
  if (!fills || !cells || styles.length === 0) return null
  const known = fills[2]?.match(/<(?:\w+:)?fill\b/g)?.length ?? 0
  const fill = `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colour}"/>`
    + `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`
  const coloured = styles.map((style) => changed(style, { fillId: String(known), applyFill: '1' }))
  const asText = coloured.map((style) => changed(style, { numFmtId: textFormat, applyNumberFormat: '1' }))
  const count = styles.length
  return {
    xml: xml
      .replace(cells[0], () => `<${prefix}cellXfs count="${count * 3}">${[...styles, ...coloured, ...asText].join('')}</${prefix}cellXfs>`)
      .replace(fills[0], () => `<${prefix}fills count="${known + 1}">${fills[2] ?? ''}${fill}</${prefix}fills>`),
    markedStyle: (style, keepsText) => (style < count ? style : 0) + count * (keepsText ? 2 : 1),
  }
}

function changed(style: string, values: Readonly<Record<string, string>>): string {
  const [tag = '', start = '', attributes = '', end = ''] = /^(<(?:\w+:)?xf\b)([^>]*?)(\/?>)/.exec(style) ?? []
  return `${start}${withAttributes(attributes, values)}${end}${style.slice(tag.length)}`
}

/** A tag's attributes with others of the same names taken out. */
export function withAttributes(raw: string, values: Readonly<Record<string, string | null>>): string {
  const attributes = new XmlAttributes()
  attributes.set(raw)
  let kept = raw
  for (const name of Object.keys(values)) {
    if (attributes.get(name) !== null) kept = kept.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '')
  }
  const added = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [` ${name}="${value}"`]))
  return `${kept.trimEnd()}${added.join('')}`
}
