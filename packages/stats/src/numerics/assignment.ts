/**
 * The cheapest assignment of every row to a column of its own; there must be at least as many columns as rows.
 * Source: Jonker & Volgenant (1987), Computing 38:325–340 (shortest augmenting paths), after Kuhn (1955).
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length
  const columns = costs[0]?.length ?? 0
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    const previous = new Int32Array(columns + 1)
    const shortest = new Float64Array(columns + 1).fill(Infinity)
    const done = new Uint8Array(columns + 1)
    rowOf[0] = row
    let column = 0
    do {
      done[column] = 1
      const current = rowOf[column] as number
      let nearest = 0
      let step = Infinity
      for (let j = 1; j <= columns; j++) {
        if (done[j]) continue
        const reduced =
          ((costs[current - 1] as number[])[j - 1] as number) -
          (rowPrice[current] as number) -
          (columnPrice[j] as number)
        if (reduced < (shortest[j] as number)) {
          shortest[j] = reduced
          previous[j] = column
        }
        if ((shortest[j] as number) < step) {
          step = shortest[j] as number
          nearest = j
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j]) {
          const owner = rowOf[j] as number
          rowPrice[owner] = (rowPrice[owner] as number) + step
          columnPrice[j] = (columnPrice[j] as number) - step
        } else shortest[j] = (shortest[j] as number) - step
      }
      column = nearest
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const from = previous[column] as number
      rowOf[column] = rowOf[from] as number
      column = from
    }
  }
  const result = new Array<number>(rows).fill(-1)
  for (let j = 1; j <= columns; j++) if (rowOf[j] !== 0) result[(rowOf[j] as number) - 1] = j - 1
  return result
}
