import type { RegionsImported } from '@lookback/core/places'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { importRegionsFile } from './import-regions.ts'
import type { UploadedContent } from '../kit/uploaded-file.ts'
import { withUploadedFile } from '../kit/uploaded-file.ts'

/**
 * Takes an uploaded table of regions in. The same table again changes nothing.
 * @throws {Refusal} `region-code-invalid`, `region-parent-missing`, `workbook-…`, `request-too-large`
 */
export function uploadRegions(
  application: Application, actor: Actor, content: UploadedContent,
): Promise<RegionsImported> {
  return withUploadedFile(application, content, (file) => importRegionsFile(application, actor.county, actor, file))
}
