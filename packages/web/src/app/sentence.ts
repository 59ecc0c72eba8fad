/** What a sentence is filled in with. */
interface Filled {
  named: (name: string) => unknown
}

/**
 * The form of our sentences: what stands in braces is filled in by name, and everything else is as it is written. There are
 * no plurals and no links, so that pages carry no compiler for them.
 */
export function sentence(message: unknown): (context: Filled) => string {
  const parts = (typeof message === 'string' ? message : '').split(/\{(\w+)\}/)
  return (context) => parts.map((part, index) => (index % 2 === 0 ? part : filledIn(context.named(part)))).join('')
}

function filledIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
