/** An area that a map draws. */
export interface MapArea {
  code: string
  name: string
  /** Null where there is nothing to say of it: it is drawn and has no colour. */
  value: number | null
  /** The value as it is read. */
  told: string
  outline: { type: string; coordinates: unknown }
}

/** A class of values with its colour, for legend and map alike. */
export interface MapClass {
  low: number
  high: number
  colour: string
}

/** From light to dark; the writing on each can be read. */
const COLOURS = ['#f3f6f9', '#d3e2f0', '#a9c8e4', '#78a6cf', '#4d83b4'] as const

/**
 * Classes of about as many areas each (quantiles): a few areas far ahead leave the others told apart. Equal values share a class.
 */
export function classesOf(values: readonly number[]): MapClass[] {
  const sorted = [...values].sort((one, other) => one - other)
  const most = Math.min(COLOURS.length, new Set(sorted).size)
  const classes: MapClass[] = []
  let from = 0
  for (let index = 0; index < most && from < sorted.length; index += 1) {
    let until = Math.max(from + 1, Math.round(((index + 1) / most) * sorted.length))
    while (until < sorted.length && sorted[until] === sorted[until - 1]) until += 1
    const [low = 0, high = 0] = [sorted[from], sorted[until - 1]]
    classes.push({ low, high, colour: COLOURS[index] ?? COLOURS[0] })
    from = until
  }
  return classes
}
