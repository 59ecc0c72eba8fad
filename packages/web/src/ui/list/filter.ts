/** One filter of a list. */
export interface ListFilter {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  /** Long lists of options are searched by typing. */
  searchable?: boolean
  /** Set by a link or a field of its own, and only shown here as a chip. */
  setElsewhere?: boolean
  /** The words for a value that is none of the options. */
  word?: (value: string) => string
}

/** What a list is filtered by, by the names of its filters. */
export type FilterValues = Readonly<Partial<Record<string, string>>>

/** The words for a value of a filter. */
export function wordOf({ options, word }: ListFilter, value: string): string {
  return options.find((option) => option.value === value)?.label ?? word?.(value) ?? value
}
