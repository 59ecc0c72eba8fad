import { tokenize } from '../expressions/tokens.ts'
import type { Problems } from '../problems.ts'
import type { Cell } from '../sheets/cells.ts'
import { ancestors, nearestRepeat, type Item } from '../tree/items.ts'
import type { Understood } from '../understand.ts'
import { expressionsOf, referencesOf } from './cells.ts'

/** A list of more choices than this is searched slowly once for every instance of a repeat. */
const LONG_LIST = 1000

/** Functions that go through all instances of a repeat. */
const throughAll = new Set(['sum', 'count', 'count-non-empty', 'max', 'min', 'join', 'indexed-repeat'])

/** Points out expressions whose cost grows with the square of a repeat, or with a repeat times a long list. */
export function lintRepeats({ form, items }: Understood, problems: Problems): void {
  for (const item of items) {
    const repeat = nearestRepeat(item)
    if (repeat === undefined || item.kind !== 'question') continue
    for (const cell of expressionsOf(item)) {
      if (goesThrough(cell, item)) problems.warn(cell.place, 'lint-slow-repeat', { name: repeat.name })
      const list = longListSearched(cell)
      if (list !== undefined) problems.warn(cell.place, 'lint-slow-list', { list, name: repeat.name })
    }
  }

  function goesThrough(cell: Cell, item: Item): boolean {
    const around = [...ancestors(item)]
    return referencesOf(cell).some(({ token, scope }) => {
      const [target] = form.named.get(token.name ?? '') ?? []
      if (target === undefined || token.lastSaved === true) return false
      const repeat = target.kind === 'repeat' ? target : nearestRepeat(target)
      if (repeat === undefined || !around.includes(repeat)) return false
      return throughAll.has(scope.call) && (target.kind === 'repeat' || scope.nodeSetArgument)
    })
  }

  function longListSearched(cell: Cell): string | undefined {
    if (!cell.text.includes('instance(')) return undefined
    const { tokens } = tokenize(cell.text)
    const list = tokens.flatMap((token, index) => {
      const id = tokens[index + 2]
      const isCall = token.kind === 'function' && token.text === 'instance' && id?.kind === 'text'
      return isCall && tokens.slice(index).some(({ text }) => text === '[') ? [id.text.slice(1, -1)] : []
    }).find(id => (form.choices.get(id)?.choices.length ?? 0) > LONG_LIST)
    return list
  }
}
