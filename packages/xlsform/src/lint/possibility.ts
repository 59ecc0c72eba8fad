import type { ExpressionTree } from './expression-tree.ts'

/** What is known of the answers that a condition speaks of. */
export interface Answers {
  /** The choices that an answer can be or hold; undefined where it can be anything, or where there may be several answers. */
  readonly choices: (subject: string) => ReadonlySet<string> | undefined
  /** Whether an answer is a number, and a whole one; else it may be any text. */
  readonly isNumber: (subject: string) => boolean
  readonly isWhole: (subject: string) => boolean
  /** Whether the answer holds several choices at once. */
  readonly isSeveral: (subject: string) => boolean
  /** Whether a reference has one answer where the condition stands. */
  readonly isSingle: (name: string) => boolean
}

/** The subject of `.`. */
export const self = '.'

/** One demand on one answer, or a constant. */
type Demand =
  | { readonly kind: 'never' }
  | Comparison
  | { readonly kind: 'holds', readonly subject: string, readonly choice: string }

interface Comparison {
  readonly kind: 'compare'
  readonly subject: string
  readonly operator: string
  readonly value: string | number
  /** What it is to come to: `not(${a} > 1)` holds where there is no answer, `${a} <= 1` does not. */
  readonly wanted: boolean
}

/** A way in which a condition may come true: all of these at once. */
type Way = readonly Demand[]

/** More ways than this are not looked through. */
const MOST_WAYS = 64

const mirrored: Readonly<Record<string, string>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/**
 * Whether conditions can all be true at once. Says yes whenever it cannot tell: it understands comparisons of answers with
 * fixed values, `selected()`, `and`, `or` and `not()`.
 */
export function canBeTrue(conditions: readonly ExpressionTree[], answers: Answers): boolean {
  let ways: readonly Way[] = [[]]
  for (const condition of conditions) {
    const further = waysOf(condition, true, answers)
    if (ways.length * further.length > MOST_WAYS) return true
    ways = ways.flatMap(way => further.map(more => [...way, ...more]))
  }
  return ways.some(way => isPossible(way, answers))
}

function waysOf(tree: ExpressionTree, wanted: boolean, answers: Answers): readonly Way[] {
  if (tree.kind === 'text') return constant((tree.text !== '') === wanted)
  if (tree.kind === 'number') return constant((tree.value !== 0) === wanted)
  if (tree.kind === 'call') return waysOfCall(tree, wanted, answers)
  if (tree.kind !== 'operation') return [[]]
  const { operator, left, right } = tree
  if (operator === 'and' || operator === 'or') {
    const [first, second] = [waysOf(left, wanted, answers), waysOf(right, wanted, answers)]
    if ((operator === 'or') === wanted) return limited([...first, ...second])
    return limited(first.flatMap(way => second.map(more => [...way, ...more])))
  }
  const demand = comparison(tree, wanted, answers)
  return demand === undefined ? [[]] : [[demand]]
}

/** Too many ways count as one without demands, which is always possible. */
function limited(ways: readonly Way[]): readonly Way[] {
  return ways.length > MOST_WAYS ? [[]] : ways
}

function constant(holds: boolean): readonly Way[] {
  return holds ? [[]] : []
}

function waysOfCall(
  { name, values }: Extract<ExpressionTree, { kind: 'call' }>, wanted: boolean, answers: Answers,
): readonly Way[] {
  const [first, second] = values
  if (name === 'true') return constant(wanted)
  if (name === 'false') return constant(!wanted)
  if ((name === 'not' || name === 'boolean') && first !== undefined) {
    return waysOf(first, name === 'not' ? !wanted : wanted, answers)
  }
  const subject = first === undefined ? undefined : subjectOf(first, answers)
  if (name !== 'selected' || subject === undefined || second?.kind !== 'text' || !wanted) return [[]]
  return [[{ kind: 'holds', subject, choice: second.text }]]
}

function comparison(
  { operator, left, right }: Extract<ExpressionTree, { kind: 'operation' }>, wanted: boolean, answers: Answers,
): Demand | undefined {
  const turned = mirrored[operator]
  if (turned === undefined) return undefined
  const [a, b] = [valueOf(left), valueOf(right)]
  // Clients differ in what they make of "less than" between dates written as texts.
  if (isOrder(operator) && [a, b].some(value => typeof value === 'string' && Number.isNaN(numberOf(value)))) return undefined
  if (a !== undefined && b !== undefined) return holds(a, operator, b) === wanted ? undefined : { kind: 'never' }
  const subject = subjectOf(left, answers)
  if (subject !== undefined && b !== undefined) return { kind: 'compare', subject, operator, value: b, wanted }
  const other = subjectOf(right, answers)
  if (other === undefined || a === undefined) return undefined
  return { kind: 'compare', subject: other, operator: turned, value: a, wanted }
}

function isOrder(operator: string): boolean {
  return operator !== '=' && operator !== '!='
}

function valueOf(tree: ExpressionTree): string | number | undefined {
  return tree.kind === 'text' ? tree.text : tree.kind === 'number' ? tree.value : undefined
}

function subjectOf(tree: ExpressionTree, answers: Answers): string | undefined {
  if (tree.kind === 'self') return self
  return tree.kind === 'reference' && answers.isSingle(tree.name) ? tree.name : undefined
}

/** XPath 1.0 §3.4: texts are compared as texts for equality only, else as numbers. */
function holds(a: string | number, operator: string, b: string | number): boolean {
  if (operator === '=') return typeof a === 'string' && typeof b === 'string' ? a === b : numberOf(a) === numberOf(b)
  if (operator === '!=') return typeof a === 'string' && typeof b === 'string' ? a !== b : numberOf(a) !== numberOf(b)
  const [x, y] = [numberOf(a), numberOf(b)]
  switch (operator) {
    case '<': return x < y
    case '<=': return x <= y
    case '>': return x > y
    case '>=': return x >= y
    default: return true
  }
}

function numberOf(value: string | number): number {
  return typeof value === 'number' ? value : /^\s*-?(\d+(\.\d*)?|\.\d+)\s*$/.test(value) ? Number(value) : Number.NaN
}

function isPossible(way: Way, answers: Answers): boolean {
  const bySubject = new Map<string, Demand[]>()
  for (const demand of way) {
    if (demand.kind === 'never') return false
    bySubject.set(demand.subject, [...bySubject.get(demand.subject) ?? [], demand])
  }
  return [...bySubject].every(([subject, demands]) => hasAnswer(subject, demands, answers))
}

function hasAnswer(subject: string, demands: readonly Demand[], answers: Answers): boolean {
  const choices = answers.choices(subject)
  if (answers.isSeveral(subject)) {
    return choices === undefined || demands.every(demand => demand.kind !== 'holds' || choices.has(demand.choice))
  }
  // An answer may also be missing, which is an empty text.
  if (choices !== undefined) return ['', ...choices].some(choice => demands.every(demand => meets(choice, demand)))
  return candidates(subject, demands, answers).some(value => demands.every(demand => meets(value, demand)))
}

function meets(answer: string | number, demand: Demand): boolean {
  switch (demand.kind) {
    case 'never': return false
    case 'holds': return String(answer) === demand.choice
    case 'compare': return holds(answer, demand.operator, demand.value) === demand.wanted
  }
}

/**
 * Enough answers to try: if any answer meets demands on one value, then one of these does, since between two neighbouring
 * bounds all numbers fare alike.
 */
function candidates(subject: string, demands: readonly Demand[], answers: Answers): (string | number)[] {
  const [isNumber, isWhole] = [answers.isNumber(subject), answers.isWhole(subject)]
  const texts: string[] = isNumber ? [''] : ['', '\u0000']
  const numbers: number[] = []
  for (const demand of demands) {
    if (demand.kind === 'holds' && !isNumber) texts.push(demand.choice)
    if (demand.kind !== 'compare') continue
    if (typeof demand.value === 'string' && !isNumber) texts.push(demand.value)
    const number = numberOf(demand.value)
    if (!Number.isNaN(number)) numbers.push(number)
  }
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const between = sorted.flatMap((number, index) => {
    const next = sorted[index + 1] ?? number + 2
    return isWhole ? [Math.floor(number), Math.floor(number) + 1] : [number, (number + next) / 2]
  })
  const first = sorted[0]
  const below = first === undefined ? [] : [isWhole ? Math.ceil(first) - 1 : first - 1]
  const tried = [...below, ...between]
  return isNumber ? ['', ...tried] : [...texts, ...tried, ...tried.map(String)]
}
