/** The numbers of Excel's own formats for dates and times, those of East Asia included. */
const ranges = [[14, 22], [27, 36], [45, 47], [50, 58]] as const

/** Whether the format that Excel has under a number of its own shows a date or time. */
export function isDateFormatNumber(format: number): boolean {
  return ranges.some(([first, last]) => format >= first && format <= last)
}

/** Whether a format shows a date or time: whether it has letters for years to seconds outside quotes and colours. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|[_*]./g, '').replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare)
}

const DAY = 86_400

/** The number that Excel no longer takes for a date: the year 10000. */
const END_OF_DATES = 2_958_466

/** The first days that dates are counted from. */
const [FROM_1904, FROM_1900] = [Date.UTC(1904, 0, 1), Date.UTC(1899, 11, 31)]

/** 29 February 1900, which Excel counts although there was none. */
const LEAP_DAY = 60

/**
 * The date, time or both, by ISO 8601, that Excel shows for a count of days: a part of a day alone is a time. Seconds are
 * rounded, since no fraction of a day holds them exactly.
 */
export function dateText(days: number, from1904: boolean): string {
  if (!(days >= 0 && days < END_OF_DATES)) return String(days)
  const seconds = Math.round(days * DAY)
  const whole = Math.floor(seconds / DAY)
  const leap = !from1904 && whole >= LEAP_DAY ? 1 : 0
  const first = from1904 ? FROM_1904 : FROM_1900
  const iso = new Date(first + (seconds - leap * DAY) * 1000).toISOString()
  if (whole === 0) return iso.slice(11, 19)
  return seconds % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}
