/** A column of a list, for rows of one type. */
export interface Column<Row> {
  /** Names the slot that shows its cells, where plain text does not. */
  key: string
  heading: string
  /** A smaller second line of the heading. */
  subheading?: string
  /** What a cell says; null is shown as a dash. */
  text?: (row: Row) => string | number | null
  /** Figures stand to the right; a line is not broken. */
  look?: 'figure' | 'line'
  /** Its cells name their rows. */
  namesRow?: boolean
  /** Stays in sight when the list is moved sideways. */
  pinned?: boolean
  /** The heading is heard and not seen: for a column of buttons. */
  headingHidden?: boolean
  /** What the heading means. */
  explanation?: string | undefined
  /** Stands under this heading, with its neighbours that have the same. */
  group?: string
  groupExplanation?: string
  /** The list can be put in order by it. */
  sortable?: 'highest-first' | 'lowest-first' | undefined
  /** Least width, such as `14em`. */
  width?: string
  /** The ground of a cell, such as a shade for a high rate. */
  ground?: (row: Row) => string | undefined
}

/** A heading above several columns, or one column without such a heading. */
export interface ColumnGroup<Row> {
  group: string | null
  columns: readonly Column<Row>[]
}

/** Neighbours with the same heading above them, in the order of the columns. */
export function groupsOf<Row>(columns: readonly Column<Row>[]): readonly ColumnGroup<Row>[] {
  const groups: { group: string | null; columns: Column<Row>[] }[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && column.group !== undefined && last.group === column.group) last.columns.push(column)
    else groups.push({ group: column.group ?? null, columns: [column] })
  }
  return groups
}
