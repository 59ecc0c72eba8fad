import type { Permission } from '../kernel/permission.ts'
import type { Tier } from '../kernel/roles.ts'

/** Whoever acts: the person, and the post that the person acts from. */
export interface Acting {
  person: string
  tier: Tier
  permissions: readonly Permission[]
  /** The post's title, for what a leader did in person. */
  title: string
}
