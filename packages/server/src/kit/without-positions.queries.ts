import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'

/** The field of a form that asks for the position, whatever it holds. */
const positionField = '(<(?:[\\w.-]+?:)??position(?:\\s[^>]*?)??>).*?(</)'
/** Whatever else a form was answered with that reads as a position, or several: `latitude longitude altitude accuracy`. */
const positions = '>(\\s*-?\\d{1,2}(\\.\\d+)?\\s+-?\\d{1,3}(\\.\\d+)?\\s+-?\\d+(\\.\\d+)?\\s+\\d+(\\.\\d+)?\\s*;?)+<'

/** A filled form, as the text of its XML, without where it was filled. */
export function withoutPositions(submission: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`regexp_replace(regexp_replace(${submission}, ${positionField}, '\\1\\2', 'g'), ${positions}, '><', 'g')`
}
