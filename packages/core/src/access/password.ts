/**
 * Whether a password may be used: long enough, not of one kind of character repeated or counted, without the account
 * name. Length matters most (NIST SP 800-63B §5.1.1.2), so no rules about kinds of characters.
 * @param length the county's minimum
 */
export function isStrongPassword(password: string, loginName: string, length: number): boolean {
  const plain = password.toLowerCase()
  if (Array.from(password).length < length) return false
  if (plain.includes(loginName.toLowerCase())) return false
  if (new Set(plain).size < 5) return false
  return !isRun(plain) && !commonParts.some((part) => plain.startsWith(part) && plain.length <= part.length + 4)
}

/** What the lists of leaked passwords begin with most; a few added characters do not help. */
const commonParts = ['password', '12345678', 'qwertyui', 'asdfghjk', '1qaz2wsx', 'admin123', 'woaini1314', 'a1b2c3d4']

/** Characters that only count up or down, such as 12345678 or hgfedcba. */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < text.length; index += 1) steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1))
  return steps.size === 1
}
