const names: Readonly<Record<number, string>> = {
  0x00ad: 'SOFT HYPHEN', 0x2028: 'LINE SEPARATOR', 0x2029: 'PARAGRAPH SEPARATOR', 0x200b: 'ZERO WIDTH SPACE',
  0x200c: 'ZERO WIDTH NON-JOINER', 0x200d: 'ZERO WIDTH JOINER', 0x200e: 'LEFT-TO-RIGHT MARK',
  0x200f: 'RIGHT-TO-LEFT MARK', 0x2060: 'WORD JOINER', 0x3000: 'IDEOGRAPHIC SPACE', 0xfeff: 'ZERO WIDTH NO-BREAK SPACE',
}

/** What nobody sees: formatting, control and private-use characters, and blanks other than the plain one. */
const invisible = /[\p{Cf}\p{Cc}\p{Co}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu

/** A text with invisible characters named by their code points, for messages: `a‹U+200B ZERO WIDTH SPACE›b`. */
export function visible(text: string): string {
  return text.replace(invisible, character => {
    const point = character.codePointAt(0) ?? 0
    const name = names[point]
    return `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}${name === undefined ? '' : ` ${name}`}›`
  })
}
