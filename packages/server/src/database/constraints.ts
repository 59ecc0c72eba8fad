import pg from 'pg'
import type { RefusalCode } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../system-error.ts'

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

/** What the driver says, without a code, of a connection that has broken under it. */
const brokenConnection = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/
/** Connection lost, shut down, or not yet up (PostgreSQL manual, appendix A). */
const notUp = /^(08|57P0[1-5])/
const unreachable: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/** A number, day or text that its column cannot hold, or too much of it. */
const notKept = /^(22|54)/

/** Whether the database is away for the moment: it is being started again, or the line to it is broken. */
export function isAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return notUp.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  return brokenConnection.test(error.message) || unreachable.has(systemCode(error) ?? '')
}

/** A database error in the words of the catalogue; whatever they have no words for comes back as it is. */
export function translateConstraint(error: unknown): unknown {
  if (isAway(error)) return new Refusal('database-away')
  if (systemCode(error) === 'ENOSPC' || (error instanceof pg.DatabaseError && error.code === '53100')) return new Refusal('disk-full')
  if (!(error instanceof pg.DatabaseError) || !error.code) return error
  const code = codesByConstraint[error.constraint ?? ''] ?? codesBySqlState[error.code]
  if (!code && notKept.test(error.code)) return new Refusal('value-unkeepable')
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
