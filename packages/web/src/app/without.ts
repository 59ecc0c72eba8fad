/** A copy of an object that lacks some of its properties. */
export function without<Whole extends object, Name extends keyof Whole>(
  whole: Whole, ...names: readonly Name[]
): Omit<Whole, Name> {
  const left: Partial<Whole> = { ...whole }
  for (const name of names) delete left[name]
  return left as Omit<Whole, Name>
}
