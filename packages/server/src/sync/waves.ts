import type { Operation, OperationKind } from '@lookback/core/sync'

export type Wave = { [Kind in OperationKind]: { kind: Kind; operations: Extract<Operation, { kind: Kind }>[] } }[OperationKind]

/**
 * Operations in groups of one kind, each of which can be one transaction. What was done about one household keeps its
 * order, since the later may rest on the earlier; different households do not wait for each other.
 */
export function wavesOf(operations: readonly Operation[]): Wave[] {
  const waves: Wave[] = []
  for (let left = operations; left.length > 0;) {
    const [first] = left
    const waiting = new Set<string>()
    const taken = left.filter(({ kind, subject }) => {
      if (kind !== first?.kind) waiting.add(subject)
      return kind === first?.kind && !waiting.has(subject)
    })
    waves.push({ kind: first?.kind, operations: taken } as Wave)
    const done = new Set(taken)
    left = left.filter((one) => !done.has(one))
  }
  return waves
}
