import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Scope } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { BoundariesSaved, BoundaryFile, getBoundaries, getBoundaryVersion } from '@lookback/core/places'
import { readBoundaries } from '@lookback/core/places'
import type { z } from 'zod'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application, Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { UploadedContent } from '../kit/uploaded-file.ts'
import { withUploadedFile } from '../kit/uploaded-file.ts'
import { countBoundaries, findBoundaryFile, insertBoundaries, listBoundaries, lockCounty } from './boundaries.queries.ts'
import { listRegions } from './region.queries.ts'

/** Bytes: it is read into memory whole. */
export const BOUNDARY_FILE_AT_MOST = 8 * 1024 * 1024

/** So many of the places without an outline are named. */
const NAMED = 20

/**
 * Takes an uploaded GeoJSON file of boundaries in as the county's next version. The file that it uses already changes nothing.
 * @throws {Refusal} `boundaries-…`, `request-too-large`
 */
export function uploadBoundaries(
  application: Application, actor: Actor, content: UploadedContent, asked: { source: string; dryRun: boolean },
): Promise<BoundariesSaved> {
  return withUploadedFile(application, content, async (file) => {
    const text = await readFile(file, 'utf8')
    return saveBoundaries(application, actor.county, text, { ...asked, isInvented: false }, actor)
  })
}

/**
 * @param text GeoJSON
 * @throws {Refusal} `boundaries-…`
 */
export async function saveBoundaries(
  store: Store, county: string, text: string, { source, dryRun, isInvented }: { source: string; dryRun: boolean; isInvented: boolean }, actor: Actor | null,
): Promise<BoundariesSaved> {
  const regions = await listRegions(store.database, county, dayOf(store.clock()))
  const read = readBoundaries(county, new Set(regions.map(({ code }) => code)), parsed(text))
  const sha256 = createHash('sha256').update(text).digest('hex')
  const drawn = new Set(read.boundaries.map(({ region }) => region))
  const missing = regions.filter(({ code, level }) => level !== 'county' && !drawn.has(code))
  const told = (version: number, unchanged: boolean): BoundariesSaved => ({
    version, unchanged, ...levelsOf(read), elsewhere: read.elsewhere,
    missing: missing.slice(0, NAMED).map(({ name }) => name), missingCount: missing.length,
  })
  return write(store.database, store.clock, county, async (transaction) => {
    await lockCounty(transaction, county)
    const current = await findBoundaryFile(transaction, county)
    if (current?.sha256 === sha256 && current.source === source) return { result: told(current.version, true), entries: [] }
    const version = (current?.version ?? 0) + 1
    if (dryRun) return { result: told(version, false), entries: [] }
    await insertBoundaries(
      transaction, county, { version, source, isInvented, sha256, savedAt: store.clock(), savedBy: actor?.person ?? null }, read.boundaries,
    )
    const payload = { version, regions: read.boundaries.length, source, sha256 }
    return { result: told(version, false), entries: [entryOf(store, { kind: 'boundaries-saved', actor: actor?.person ?? null, region: county, payload })] }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('boundaries-unreadable')
  }
}

function levelsOf({ boundaries }: BoundaryFile): { townships: number; villages: number } {
  const of = (digits: number) => boundaries.filter(({ region }) => region.length === digits).length
  return { townships: of(9), villages: of(12) }
}

/** Which boundaries the county uses. */
export async function readBoundaryVersion({ database }: Application, county: string): Promise<z.input<typeof getBoundaryVersion.reply>> {
  const file = await findBoundaryFile(database, county)
  return { current: file ? { ...told(file), ...await countBoundaries(database, county, file.version) } : null }
}

/** The outlines of a level within a scope. */
export async function readBoundariesIn(
  { database }: Application, scope: Scope, asked: z.output<NonNullable<typeof getBoundaries.query>>,
): Promise<z.input<typeof getBoundaries.reply>> {
  const file = await findBoundaryFile(database, scope.county)
  return { current: file ? { ...told(file), boundaries: await listBoundaries(database, scope, file.version, asked) } : null }
}

function told(file: NonNullable<Awaited<ReturnType<typeof findBoundaryFile>>>) {
  return { version: file.version, source: file.source, savedAt: file.saved_at.toISOString(), isInvented: file.is_invented }
}
