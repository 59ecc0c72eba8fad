import type { Consequences, RegionConsequences } from '@lookback/core/successions'

/** Ends a transaction that was only to show what it would do. */
export class Shown<What extends Consequences | RegionConsequences = Consequences | RegionConsequences> extends Error {
  readonly consequences: What

  constructor(consequences: What) {
    super('shown')
    this.consequences = consequences
  }
}
