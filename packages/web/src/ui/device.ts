const browsers = [
  ['MicroMessenger', 'WeChat'], ['Edg', 'Edge'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari'],
] as const
const systems = [
  ['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and system as one would call them, from a user agent; null where neither is known. The first hit counts. */
export function deviceOf(userAgent: string): string | null {
  const first = (names: readonly (readonly [string, string])[]) => names.find(([sign]) => userAgent.includes(sign))?.[1]
  return [first(browsers), first(systems)].filter((name) => name !== undefined).join(' · ') || null
}
