import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'

/** Something found: what it is called, and what tells it from others of that name. */
export const SearchHit = z.object({ id: z.string(), name: z.string(), detail: z.string() })
export type SearchHit = z.infer<typeof SearchHit>

/** What was found of one kind, the best first. The kinds are those that the capabilities bring to the search. */
export const SearchGroup = z.object({ kind: z.string(), hits: z.array(SearchHit) })
export type SearchGroup = z.infer<typeof SearchGroup>

/** So many are found of a kind; who looks for more goes to its list. */
export const SEARCH_LIMIT = 6

/**
 * Finds households, people, places and problems by what is typed: a part of a name, or how that is read, by initials or in
 * full; a part of a number. Each kind in the caller's scope; kinds that the caller may not read are left out.
 */
export const searchEverything = endpoint({
  name: 'searchEverything',
  method: 'GET',
  path: '/api/search',
  access: 'signed-in',
  query: z.object({ text: z.string().trim().min(1).max(40) }),
  reply: z.object({ groups: z.array(SearchGroup) }),
})
