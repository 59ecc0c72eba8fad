import { Refusal } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { findFormFiles } from './forms.queries.ts'

/**
 * The files that a form needs beside itself, by name: the choices of `select_one_external`. Pictures and data files are
 * not sent along; that is said when a checklist is published.
 * @throws {Refusal} `form-version-unknown`
 */
export async function readFormMedia(database: Database, county: string, id: string, version: string): Promise<ReadonlyMap<string, string>> {
  const form = await findFormFiles(database, county, id, version)
  if (!form) throw new Refusal('form-version-unknown', { form: id, version })
  return new Map(form.itemsets === null ? [] : [['itemsets.csv', form.itemsets]])
}
