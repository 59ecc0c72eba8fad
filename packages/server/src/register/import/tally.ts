import type { ImportReport } from '@lookback/core/register'
import type { ReadReport } from './messages.ts'
import type { Settled } from './against-register.ts'

/** As many households are named of each kind. */
const namedAtMost = 20

type Changes = ImportReport['changes'][number]

/** Counts what an import does, or would do, to what is registered already. */
export class Tally {
  readonly #changes = new Map<string, Changes>()
  readonly #moved: ImportReport['moved'] = { count: 0, households: [] }
  readonly #people = { joined: affected(), left: affected(), unlisted: affected() }

  add({ stored, merged }: Settled): void {
    if (!stored) return
    const { household, changes } = merged
    for (const { column, kind } of changes) {
      const count = this.#changes.get(column) ?? { column, added: 0, changed: 0, emptied: 0, kept: 0, outdated: 0 }
      count[kind] += 1
      this.#changes.set(column, count)
    }
    if (stored.village !== household.village) {
      this.#moved.count += 1
      if (this.#moved.households.length < namedAtMost) {
        this.#moved.households.push({ number: household.number, from: stored.village, to: household.village })
      }
    }
    for (const kind of ['joined', 'left', 'unlisted'] as const) {
      const people = this.#people[kind]
      const { length } = merged[kind]
      people.count += length
      if (length > 0 && people.households.length < namedAtMost) people.households.push(household.number)
    }
  }

  report(read: ReadReport): ImportReport {
    const changes = [...this.#changes.values()].sort((one, other) => weight(other) - weight(one))
    return { ...read, changes, moved: this.#moved, ...this.#people }
  }
}

function affected(): ImportReport['joined'] {
  return { count: 0, households: [] }
}

/** What is taken away comes first. */
function weight({ added, changed, emptied, kept, outdated }: Changes): number {
  return emptied * 1e9 + changed * 1e6 + added + kept + outdated
}
