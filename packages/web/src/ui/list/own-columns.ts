import { ColumnChoice } from '@lookback/core/kernel'
import type { Ref } from 'vue'
import { computed, ref } from 'vue'
import type { Column } from './column.ts'

export type Choice = ColumnChoice

export const untouched: Choice = { order: [], hidden: [], widths: {} }
const STEP = 40
const USUAL = 120
const NARROWEST = 40
const WIDEST = 800

/** All columns in the chosen order; one that the choice does not know stands where it stands among the others. */
export function inChosenOrder<Row>(columns: readonly Column<Row>[], { order }: Choice): Column<Row>[] {
  const known = columns.filter(({ key }) => order.includes(key))
    .sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
  return columns.map((column) => (order.includes(column.key) ? known.shift() ?? column : column))
}

/** The columns that are shown: what names the rows always is. */
export function shownColumns<Row>(columns: readonly Column<Row>[], choice: Choice): Column<Row>[] {
  return inChosenOrder(columns, choice)
    .filter(({ key, namesRow }) => namesRow || !choice.hidden.includes(key))
    .map((column) => (choice.widths[column.key] === undefined ? column : { ...column, width: `${choice.widths[column.key]}px` }))
}

/** The choice after a column has changed places with the neighbour before or after it. */
export function moved<Row>(columns: readonly Column<Row>[], choice: Choice, key: string, steps: -1 | 1): Choice {
  const order = inChosenOrder(columns, choice).map((column) => column.key)
  const from = order.indexOf(key)
  const to = from + steps
  const neighbour = order[to]
  if (from < 0 || neighbour === undefined) return choice
  order[from] = neighbour
  order[to] = key
  return { ...choice, order }
}

export function widened(choice: Choice, { key, width }: Pick<Column<never>, 'key' | 'width'>, steps: -1 | 1): Choice {
  const now = choice.widths[key] ?? (Number.parseInt(width ?? '', 10) || USUAL)
  return { ...choice, widths: { ...choice.widths, [key]: Math.min(WIDEST, Math.max(NARROWEST, now + steps * STEP)) } }
}

export function toggled(choice: Choice, key: string): Choice {
  const hidden = choice.hidden.includes(key) ? choice.hidden.filter((one) => one !== key) : [...choice.hidden, key]
  return { ...choice, hidden }
}

/** What is known of the choices on this page: who reads one sees it change, wherever it is changed. */
const known = new Map<string, Ref<Choice>>()
function choiceOf(storageKey: string): Ref<Choice> {
  const choice = known.get(storageKey) ?? ref(remembered(storageKey))
  known.set(storageKey, choice)
  return choice
}

/**
 * The columns of a list as this person left them on this device.
 * @param list names the list; undefined where its columns are not for choosing
 */
export function useOwnColumns<Row>(person: string, list: string | undefined, columns: () => readonly Column<Row>[]) {
  const storageKey = `lookback.columns.${person}.${list ?? ''}`
  const choice = list === undefined ? ref(untouched) : choiceOf(storageKey)
  return {
    choice: computed(() => choice.value),
    shown: computed(() => (list === undefined ? columns() : shownColumns(columns(), choice.value))),
    keep: (chosen: Choice) => {
      choice.value = chosen
      localStorage.setItem(storageKey, JSON.stringify(chosen))
    },
  }
}

function remembered(storageKey: string): Choice {
  try {
    return ColumnChoice.parse(JSON.parse(localStorage.getItem(storageKey) ?? 'null') ?? untouched)
  } catch {
    // Written by hand, or by a later version: the list opens as for somebody new.
    return untouched
  }
}
