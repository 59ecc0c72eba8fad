/**
 * The code of an error that the operating system gave, such as `ENOENT`; null for any other. The sentences of refusals
 * tell these codes in words.
 */
export function systemCode(error: unknown): string | null {
  // A name with several addresses fails with one error for each.
  if (error instanceof AggregateError) return systemCode(error.errors[0])
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
