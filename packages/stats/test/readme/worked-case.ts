/** One method in the README: where its reference value comes from, ours, and an example an official can read. */
export interface WorkedCase {
  method: string
  paper: string
  /** `cited`: quoted without the original at hand, and reproduced by calculation. */
  basis: 'published' | 'cited' | 'computed' | 'by hand'
  /** The data of the reference value. */
  data: string
  reference: string
  ours: () => string
  'zh-CN': () => string
  en: () => string
}

/** A number as it is printed; a missing one as a dash. */
export function shown(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits)
}

export function percent(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined ? '–' : `${(100 * value).toFixed(digits)} %`
}
