import type { Place, Problems } from '../problems.ts'
import type { Understood } from '../understand.ts'

interface Named {
  readonly name: string
  readonly place: Place
}

/** Points out names that differ only by case: of questions anywhere in the form, of lists, and of choices of one list. */
export function lintNames({ form, items }: Understood, problems: Problems): void {
  const own = items.filter(item => item !== form.root && item.isMeta !== true)
  // Within one section the compiler itself warns.
  lintFamily(own, problems, (a, b) => own[b]?.parent !== own[a]?.parent)
  lintFamily([...form.choices.values()], problems)
  for (const { choices } of form.choices.values()) lintFamily(choices, problems)
}

function lintFamily(
  named: readonly Named[], problems: Problems, counts: (earlier: number, later: number) => boolean = () => true,
): void {
  const seen = new Map<string, number>()
  for (const [index, { name, place }] of named.entries()) {
    const key = name.toLowerCase()
    const earlier = seen.get(key)
    if (earlier === undefined) seen.set(key, index)
    else if (named[earlier]?.name !== name && counts(earlier, index)) {
      problems.warn(place, 'lint-name-case', { name, other: named[earlier]?.name ?? '' })
    }
  }
}
