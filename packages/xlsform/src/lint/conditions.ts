import type { Problems } from '../problems.ts'
import type { Cell } from '../sheets/cells.ts'
import { ancestors, nearestRepeat, type Item } from '../tree/items.ts'
import type { Understood } from '../understand.ts'
import { expressionsOf } from './cells.ts'
import { treeOf, type ExpressionTree } from './expression-tree.ts'
import { canBeTrue, self, type Answers } from './possibility.ts'

/** Points out conditions that never come true, constraints that no answer meets, and choices that do not exist. */
export function lintConditions({ form, items }: Understood, problems: Problems): void {
  for (const item of items) {
    const answers = answersFor(item)
    lintRelevant(item, answers)
    const constraint = item.bind.get('constraint')
    const tree = constraint === undefined ? undefined : treeOf(constraint.text)
    if (constraint !== undefined && tree !== undefined && !canBeTrue([tree, answered], answers)) {
      problems.warn(constraint.place, 'lint-constraint-never', { name: item.name })
    }
    for (const cell of expressionsOf(item)) lintChoices(cell, item)
  }

  /** A row is shown where its own condition and those of all sections around it hold. */
  function lintRelevant(item: Item, answers: Answers): void {
    const own = item.bind.get('relevant')
    const ownTree = own === undefined ? undefined : treeOf(own.text)
    if (own === undefined || ownTree === undefined) return
    const around = [...ancestors(item)].flatMap(above => {
      const cell = above.bind.get('relevant')
      const tree = cell === undefined ? undefined : treeOf(cell.text)
      return tree === undefined ? [] : [tree]
    })
    if (!canBeTrue([ownTree], answers)) problems.warn(own.place, 'lint-relevant-never', { name: item.name })
    else if (!canBeTrue([ownTree, ...around], answers) && canBeTrue(around, answers)) {
      problems.warn(own.place, 'lint-relevant-around', { name: item.name })
    }
  }

  function answersFor(context: Item): Answers {
    const find = (subject: string): Item | undefined => subject === self ? context : form.named.get(subject)?.[0]
    const around = new Set(ancestors(context))
    return {
      choices: subject => choicesOf(find(subject)),
      isNumber: subject => numbers.has(find(subject)?.type?.name ?? ''),
      isWhole: subject => find(subject)?.type?.name === 'integer',
      isSeveral: subject => {
        const name = find(subject)?.type?.name ?? ''
        return name.startsWith('select_multiple') || name === 'rank'
      },
      isSingle: name => {
        const [target, ...others] = form.named.get(name) ?? []
        const repeat = target === undefined ? undefined : nearestRepeat(target)
        return target?.kind === 'question' && others.length === 0 && (repeat === undefined || around.has(repeat))
      },
    }
  }

  /** Comparisons with a choice that the list of the question lacks. */
  function lintChoices(cell: Cell, context: Item): void {
    const tree = treeOf(cell.text)
    if (tree === undefined) return
    for (const { subject, text } of comparisons(tree)) {
      const item = subject === self ? context : form.named.get(subject)?.[0]
      const choices = choicesOf(item)
      if (item === undefined || choices === undefined || text === '' || /\s/.test(text) || choices.has(text)) continue
      problems.warn(cell.place, 'lint-choice-unknown', { choice: text, name: item.name })
    }
  }
}

/** Types whose answers are numbers. */
const numbers = new Set(['integer', 'decimal', 'range'])

/** A constraint is not looked at while there is no answer. */
const answered: ExpressionTree = {
  kind: 'operation', operator: '!=', left: { kind: 'self' }, right: { kind: 'text', text: '' },
}

function choicesOf(item: Item | undefined): ReadonlySet<string> | undefined {
  return item?.select?.source.kind === 'list' ? item.select.source.list.names : undefined
}

function* comparisons(tree: ExpressionTree): Generator<{ subject: string, text: string }> {
  if (tree.kind === 'operation') {
    if (tree.operator === '=' || tree.operator === '!=') yield* pair(tree.left, tree.right)
    yield* comparisons(tree.left)
    yield* comparisons(tree.right)
  }
  if (tree.kind !== 'call') return
  const [first, second] = tree.values
  if (tree.name === 'selected' && first !== undefined && second !== undefined) yield* pair(first, second)
  for (const value of tree.values) yield* comparisons(value)
}

function* pair(a: ExpressionTree, b: ExpressionTree): Generator<{ subject: string, text: string }> {
  for (const [subject, value] of [[a, b], [b, a]] as const) {
    if (value.kind !== 'text') continue
    if (subject.kind === 'self') yield { subject: self, text: value.text }
    if (subject.kind === 'reference') yield { subject: subject.name, text: value.text }
  }
}
