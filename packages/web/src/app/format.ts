import { COUNTY_TIME_ZONE } from '@lookback/core/kernel'
import { computed, ref } from 'vue'
import { locale } from './i18n.ts'

/** The year that people are in, as the county has it; where it is not known, days are taken to be of it. */
export const presentYear = ref('')

/** Numbers, rates and times in the language of the page; times are the county's wherever the reader is. */
export function useFormat() {
  const formats = computed(() => ({
    number: new Intl.NumberFormat(locale.value),
    percent: new Intl.NumberFormat(locale.value, {
      style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1,
    }),
    day: new Intl.DateTimeFormat(locale.value, { dateStyle: 'long', timeZone: COUNTY_TIME_ZONE }),
    shortDay: new Intl.DateTimeFormat(locale.value, { month: 'numeric', day: 'numeric', timeZone: COUNTY_TIME_ZONE }),
    shortDayOfYear: new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: COUNTY_TIME_ZONE }),
    weekday: new Intl.DateTimeFormat(locale.value, { weekday: 'short', timeZone: COUNTY_TIME_ZONE }),
    instant: new Intl.DateTimeFormat(locale.value, {
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
      timeZone: COUNTY_TIME_ZONE,
    }),
  }))
  const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)
  return {
    number: (value: number): string => formats.value.number.format(value),
    /** A share of one, `0.123` → `12.3%`; a dash where there is nothing to divide by. */
    percent: (share: number | null): string => (share === null ? '—' : formats.value.percent.format(share)),
    day: (day: string): string => formats.value.day.format(noon(day)),
    /** `5/7`; of another year with it, `2019/12/31`. */
    shortDay: (day: string): string =>
      (presentYear.value === '' || day.startsWith(presentYear.value) ? formats.value.shortDay : formats.value.shortDayOfYear).format(noon(day)),
    /** `周六` */
    weekday: (day: string): string => formats.value.weekday.format(noon(day)),
    instant: (instant: string | null): string => (instant ? formats.value.instant.format(new Date(instant)) : '—'),
  }
}

/** A share of one; null where the whole is nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
