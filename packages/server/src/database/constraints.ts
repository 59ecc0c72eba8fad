import pg from 'pg'
import type { RefusalCode } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'

/** SQLSTATE classes of integrity violations (PostgreSQL manual, appendix A). */
const codesBySqlState: Readonly<Record<string, RefusalCode>> = {
  '23505': 'already-exists',
  '23503': 'reference-missing',
  '23514': 'value-out-of-range',
}

/** Constraints whose violation has a sentence of its own. */
const codesByConstraint: Readonly<Record<string, RefusalCode>> = {
  account_login_name_unique: 'login-name-taken',
  unit_name_unique: 'unit-name-taken',
  round_ordinal_unique: 'round-ordinal-taken',
  county_pkey: 'county-exists',
  register_import_one_running: 'import-running',
}

/** A database error in the words of the catalogue; whatever is no constraint violation comes back as it is. */
export function translateConstraint(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || !error.code) return error
  const code = codesByConstraint[error.constraint ?? ''] ?? codesBySqlState[error.code]
  if (!code) return error
  return new Refusal(code, { constraint: error.constraint ?? '', ...keysIn(error.detail) })
}

/** The database ended this transaction because it and another one were waiting for each other. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01'
}

/** `Key (county, login_name)=(431999, office) already exists.` → what the sentence may name. */
function keysIn(detail: string | undefined): Record<string, string> {
  const match = /^Key \((.+)\)=\((.+)\) /.exec(detail ?? '')
  if (!match?.[1] || !match[2]) return {}
  const values = match[2].split(', ')
  return Object.fromEntries(match[1].split(', ').map((name, index) => [camelCase(name), values[index] ?? '']))
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
