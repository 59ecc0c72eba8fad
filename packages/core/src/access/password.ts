import { isCommon } from './common-passwords.ts'

/**
 * Whether a password may be used: long enough, not of one kind of character repeated or counted, without the account
 * name, and none that guessers try first. Length matters most (NIST SP 800-63B §5.1.1.2), so no rules about kinds of characters.
 * @param length the county's minimum
 */
export function isStrongPassword(password: string, loginName: string, length: number): boolean {
  const plain = password.toLowerCase()
  if (Array.from(password).length < length) return false
  if (plain.includes(loginName.toLowerCase())) return false
  if (new Set(plain).size < 5) return false
  return !isRun(plain) && !isCommon(plain)
}

/** Characters that only count up or down, such as 12345678 or hgfedcba. */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < text.length; index += 1) steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1))
  return steps.size === 1
}
