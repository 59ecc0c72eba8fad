import { rm } from 'node:fs/promises'
import type { RegionsImported } from '@lookback/core/places'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import { importRegionsFile } from './import-regions.ts'
import type { UploadedContent } from '../kit/uploaded-file.ts'
import { receive, uploadedFile } from '../kit/uploaded-file.ts'

/**
 * Takes an uploaded table of regions in. The same table again changes nothing.
 * @throws {Refusal} `region-code-invalid`, `region-parent-missing`, `workbook-…`, `request-too-large`
 */
export async function uploadRegions(
  application: Application, actor: Actor, content: UploadedContent,
): Promise<RegionsImported> {
  const file = uploadedFile(application, newIdentifier(application.clock))
  try {
    await receive(file, content)
    return await importRegionsFile(application, actor.county, actor, file)
  } finally {
    await rm(file, { force: true })
  }
}
