import { evidenceContentPath } from '@lookback/core/evidence'
import type { CountyServer } from './county-server.ts'
import type { PictureName } from './phone.ts'

/** A photo as the county shows it, small where it is evidence; null where it cannot be had now. */
export async function fetchPicture(server: CountyServer, picture: PictureName): Promise<Blob | null> {
  const address = 'sha256' in picture
    ? `${evidenceContentPath.replace(':sha256', picture.sha256)}?size=thumbnail`
    : `/api/visits/${picture.visit}/attachments/${encodeURIComponent(picture.name)}`
  const response = await server.request(address, { method: 'GET' }).catch(() => null)
  return response ? response.blob() : null
}
