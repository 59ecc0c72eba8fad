/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'clock-jumped': 503,
  'clock-behind': 503,
  'clock-apart': 503,
  'clock-apart-from-phones': 503,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
