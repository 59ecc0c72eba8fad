import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult, Transaction } from 'kysely'
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { Refusal } from '@lookback/core/kernel'
import type { DB } from './types.gen.ts'

/** A row as `copiedRow` writes it. */
export type CopiedRow = string

/**
 * A row as `copy` reads it (PostgreSQL manual, COPY, text format): bytes as `hexOf` writes them, instants as ISO texts, JSON as its text.
 * @throws {Refusal} `value-unkeepable` for half an emoji
 */
export function copiedRow(values: readonly (string | number | boolean | null)[]): CopiedRow {
  return `${values.map(written).join('\t')}\n`
}

function written(value: string | number | boolean | null): string {
  if (value === null) return '\\N'
  return typeof value === 'string' ? escaped(value) : String(value)
}

const signs: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(text: string): string {
  if (!/[\\\n\r\t\ud800-\udfff]/.test(text)) return text
  if (/\p{Cs}/u.test(text)) throw new Refusal('value-unkeepable')
  return text.replace(/[\\\n\r\t]/g, (sign) => signs[sign] ?? '')
}

/**
 * Adds rows that are new, however many, by `copy`: the database writes them a page at a time and reads no JSON.
 * @param rows of `copiedRow`, in the order of the columns
 */
export async function copyRows<Table extends keyof DB>(
  transaction: Transaction<DB>, table: Table, columns: readonly Extract<keyof DB[Table], string>[], rows: readonly CopiedRow[],
): Promise<void> {
  if (rows.length === 0) return
  await transaction.executeQuery(CompiledQuery.raw(`copy ${table} (${columns.join(', ')}) from stdin`, [new CopiedText(rows.join(''))]))
}

/** Instead of a statement's parameters: what it reads. */
class CopiedText {
  readonly bytes: Buffer

  constructor(text: string) {
    this.bytes = Buffer.from(text)
  }
}

/** The pool as Kysely asks it, with clients that copy. */
export function copyingPool(pool: pg.Pool): PostgresPool {
  return { connect: async () => new CopyingClient(await pool.connect()), end: () => pool.end() }
}

class CopyingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  query<Row>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  query<Row>(statement: string | PostgresCursor<Row>, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof statement !== 'string') throw new Error('no cursors are used')
    const [given] = parameters
    if (given instanceof CopiedText) return this.#copy(statement, given)
    return this.#client.query(statement, [...parameters]) as unknown as Promise<PostgresQueryResult<Row>>
  }

  release(): void {
    this.#client.release()
  }

  #copy<Row>(statement: string, { bytes }: CopiedText): Promise<PostgresQueryResult<Row>> {
    return new Promise((resolve, reject) => {
      this.#client.query(new CopyStatement(statement, bytes, (error, result) => {
        if (error) reject(error)
        else resolve(result as PostgresQueryResult<Row>)
      }))
    })
  }
}

/** What the driver's connection does and its types do not tell. */
interface CopyingConnection extends pg.Connection {
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
}

/**
 * A statement that is sent with the rows behind it: asked for them, it would wait for a process that has something else to do. Where
 * the statement fails, the database passes over them (PostgreSQL manual, COPY operations).
 */
class CopyStatement extends pg.Query {
  override readonly submit: (connection: pg.Connection) => void

  constructor(statement: string, bytes: Buffer, end: (error: Error | undefined, result: unknown) => void) {
    super(statement, end)
    this.submit = (given) => {
      const connection = given as CopyingConnection
      connection.stream.cork()
      connection.query(statement)
      connection.sendCopyFromChunk(bytes)
      connection.endCopyFrom()
      connection.stream.uncork()
    }
  }

  /** Called by the driver when the database asks for the rows: they are on their way. */
  handleCopyInResponse(): void {}
}
