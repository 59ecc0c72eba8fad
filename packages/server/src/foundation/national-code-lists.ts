import type { CodeListEntry } from '@lookback/core/kernel'
import { DeclaredCodeList } from '@lookback/core/capabilities'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Lists = z.partialRecord(DeclaredCodeList, z.record(z.string(), z.string()))

/** The lists of the national export, with which a county begins; its own editions follow as data. */
export function nationalCodeLists(): CodeListEntry[] {
  const lists = Lists.parse(JSON.parse(readFileSync(new URL('../../data/code-lists.json', import.meta.url), 'utf8')))
  return Object.entries(lists).flatMap(([list, entries]) =>
    Object.entries(entries).map(([code, label]) => ({ list: DeclaredCodeList.parse(list), code, label })))
}
