// Narrower than XML by the full-width punctuation （，＝、。, which XML counts as letters: in a name or an expression it
// is always a slip of the Chinese keyboard.
const nameStart = 'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u2070-\\u218F'
  + '\\u2C00-\\u2FEF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF21-\\uFF3A'
  + '\\uFF41-\\uFF5A\\uFF66-\\uFFDC\\u{10000}-\\u{EFFFF}'

const nameRest = `${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040\\uFF10-\\uFF19`

/** The characters of an XML name without a colon (Namespaces in XML 1.0, NCName), as a regular expression of the flag `u`. */
export const ncName = `[${nameStart}][${nameRest}]*`

const anyStart = 'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F'
  + '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'

/** The same as XML has it, full-width punctuation included. */
export const anyNcName = `[${anyStart}][${anyStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`

const wholeName = namePattern(ncName)
const wholeXmlName = namePattern(anyNcName)
const qualifiedName = namePattern(`(${ncName}):(${ncName})`)

function namePattern(source: string): RegExp {
  return new RegExp(`^${source}$`, 'u')
}

/** Whether the text can be the name of an XML element; a prefix only if it is among those declared. */
export function isElementName(text: string, prefixes: ReadonlySet<string>): boolean {
  if (wholeName.test(text)) return true
  const prefix = qualifiedName.exec(text)?.[1]
  return prefix !== undefined && prefixes.has(prefix)
}

/** Whether only its full-width punctuation keeps the text from being a name. */
export function isFullWidthName(text: string): boolean {
  return !wholeName.test(text) && wholeXmlName.test(text)
}
