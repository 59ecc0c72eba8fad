import type { Scope } from '@lookback/core/access'
import type { Permission } from '@lookback/core/kernel'
import type { SearchHit } from '@lookback/core/search'
import type { Database } from '../database/connect.ts'
import type { Actor } from './actor.ts'
import type { SearchText } from './search-text.ts'

/** Finds one kind of thing for the search box. */
export interface SearchProvider {
  /** What it finds; the console has a word and an address for it under this name. */
  kind: string
  /** Who may find it, and where. */
  permission: Permission
  /**
   * @param actor for what concerns somebody by more than the places that the scope tells
   * @returns at most `limit`, the best first, none outside the scope
   */
  find: (database: Database, scope: Scope, text: SearchText, limit: number, actor: Actor) => Promise<SearchHit[]>
}
