/** What many alike things say of one matter, by their order: where few values come again and again, each stands once. */
export type Column<Value> = { each: readonly Value[] } | { known: readonly Value[]; places: readonly number[] }

export type Columns<Thing> = { [Name in keyof Thing]: Column<Thing[Name]> }

/** Of so many values at least half must be known already, or they stand as they are. */
const SHARE_KNOWN = 0.5

export function columnOf<Value>(values: readonly Value[]): Column<Value> {
  const known: Value[] = []
  const placeOf = new Map<string, number>()
  const places = values.map((value) => {
    const text = JSON.stringify(value)
    const place = placeOf.get(text) ?? known.push(value) - 1
    placeOf.set(text, place)
    return place
  })
  return known.length > values.length * SHARE_KNOWN ? { each: values } : { known, places }
}

/** What a column says, thing by thing. Where a value comes again it is the same one. */
export function valuesOf<Value>(column: Column<Value>): readonly Value[] {
  if ('each' in column) return column.each
  const { known, places } = column
  return places.map((place) => known[place] as Value)
}
