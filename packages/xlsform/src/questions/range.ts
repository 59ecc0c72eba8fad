import type { Building } from '../tree/building.ts'
import type { Item } from '../tree/items.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import type { Row } from '../sheets/table.ts'
import type { Parameters } from './parameters.ts'

/** More labels than this no slider has room for. */
const MOST_LABELS = 1000

const tickKeys = ['tick_interval', 'placeholder', 'tick_labelset']
const defaults = [['start', '1'], ['end', '10'], ['step', '1']] as const

/** Completes and checks the parameters of a range; one with a fraction makes its value decimal. */
export function readRange(
  row: Row, parameters: Parameters,
  content: { bind: Map<string, Cell>, control: Map<string, Cell> }, building: Building,
): void {
  const { problems } = building
  const place = row.at('parameters')
  const values = { start: 1, end: 10, step: 1 }
  for (const [key, value] of defaults) {
    if (!parameters.has(key)) content.control.set(key, generated(value, place))
    values[key] = Number(parameters.get(key) ?? value)
  }
  const width = Math.abs(values.end - values.start)
  if (values.step === 0 || Math.abs(values.step) > width) problems.error(place, 'range-step')
  checkTick(parameters.get('tick_interval'), values.step, width)
  checkPlaceholder(parameters.get('placeholder'))
  const appearance = row.cells.get('control::appearance')?.text ?? ''
  const noTicks = appearance.includes('no-ticks')
  if (appearance !== '' && !noTicks && !appearance.includes('vertical') && tickKeys.some(key => parameters.has(key))) {
    problems.error(place, 'range-appearance')
  }
  const list = parameters.get('tick_labelset')
  if (list !== undefined) checkTickLabels(list)
  const numbers = ['start', 'end', 'step', 'tick_interval', 'placeholder'].map(key => parameters.get(key))
  if (numbers.some(value => value !== undefined && !Number.isInteger(Number(value)))) {
    content.bind.set('type', generated('decimal', place))
  }

  function checkTickLabels(name: string): void {
    const choices = building.choices.get(name)?.choices
    if (choices === undefined) return problems.error(place, 'list-unknown', { list: name })
    if (choices.length > MOST_LABELS) return problems.error(place, 'range-labels-many', { list: name })
    const labelled = new Set(choices.map(choice => Number(choice.name)))
    if (noTicks && (labelled.size !== 2 || !labelled.has(values.start) || !labelled.has(values.end))) {
      return problems.error(place, 'range-no-ticks', { list: name })
    }
    const every = Number(parameters.get('tick_interval') ?? values.step)
    for (const choice of choices) {
      const value = Number(choice.name)
      if (!isInside(value) || !isMultiple(value - values.start, every)) {
        problems.error(choice.place, 'range-label', { name: choice.name })
      }
    }
  }

  function isInside(value: number): boolean {
    return value >= Math.min(values.start, values.end) && value <= Math.max(values.start, values.end)
  }

  function checkTick(tick: string | undefined, step: number, most: number): void {
    if (tick === undefined) return
    const interval = Number(tick)
    if (interval === 0 || Math.abs(interval) > most || !isMultiple(interval, step)) problems.error(place, 'range-tick')
  }

  function checkPlaceholder(placeholder: string | undefined): void {
    if (placeholder === undefined) return
    const value = Number(placeholder)
    if (!isInside(value) || !isMultiple(value - values.start, values.step)) problems.error(place, 'range-placeholder')
  }
}

/** The choice list whose labels stand at the ticks. */
export function tickLabels(item: Item, choices: Building['choices']) {
  const list = item.parameters?.get('tick_labelset')
  return list === undefined || item.type?.name !== 'range' ? undefined : choices.get(list)
}

function isMultiple(value: number, of: number): boolean {
  const ratio = value / of
  return Math.abs(ratio - Math.round(ratio)) < 1e-9
}
