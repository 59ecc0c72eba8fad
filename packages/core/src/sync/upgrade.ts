import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Operation } from './operation.ts'

/** The schema that phones write today. */
export const SCHEMA_VERSION = 1

/** Which schema an operation was written in; a number that a database holds. */
export const SchemaVersion = z.int32().min(1)

type Upgrade = (older: Record<string, unknown>) => Record<string, unknown>

/**
 * From each released schema to the next. A phone that has been in the field for months sends what it wrote then; its
 * own copy is never rewritten. Every released schema has stored examples in the tests.
 */
const upgrades: Readonly<Record<number, Upgrade>> = {}

/** An operation as it arrives, of whatever released schema; what else it holds is read when it is decided on. */
export const SentOperation = z.looseObject({ id: Identifier })
export type SentOperation = z.infer<typeof SentOperation>

/**
 * An operation of any released schema as one of today's.
 * @throws {Refusal} `operation-too-new` from an application newer than the county's, `request-invalid`
 */
export function readOperation(
  sent: SentOperation, steps: Readonly<Record<number, Upgrade>> = upgrades, current = SCHEMA_VERSION,
): Operation {
  let operation: Record<string, unknown> = sent
  const written = SchemaVersion.safeParse(sent['schemaVersion'])
  if (!written.success) throw new Refusal('request-invalid', { fields: ['schemaVersion'] })
  let version = written.data
  if (version > current) throw new Refusal('operation-too-new', { version })
  for (; version < current; version += 1) {
    const step = steps[version]
    if (!step) throw new Refusal('request-invalid', { fields: ['schemaVersion'] })
    operation = { ...step(operation), schemaVersion: version + 1 }
  }
  const parsed = Operation.safeParse(operation)
  if (parsed.success) return parsed.data
  throw new Refusal('request-invalid', { fields: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] })
}
