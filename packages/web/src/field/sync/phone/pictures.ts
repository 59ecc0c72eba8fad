import { evidenceContentPath } from '@lookback/core/evidence'
import { mapTilePath } from '@lookback/core/visits'
import type { TilePlace } from '@lookback/core/visits'
import type { CountyServer } from './county-server.ts'
import { refusalIn } from './county-server.ts'
import type { PictureMissing, PictureName } from './phone.ts'

/** A photo as the county shows it, small where it is evidence; why not, where it cannot be had now or the county has none. */
export async function fetchPicture(server: CountyServer, picture: PictureName): Promise<Blob | PictureMissing> {
  const address = 'sha256' in picture
    ? `${evidenceContentPath.replace(':sha256', picture.sha256)}?size=thumbnail`
    : `/api/visits/${picture.visit}/attachments/${encodeURIComponent(picture.name)}`
  try {
    return await (await server.request(address, { method: 'GET' })).blob()
  } catch (error) {
    return refusalIn(error) === 'not-found' ? 'unknown' : 'away'
  }
}

/** A piece of the ground under the map; null where it cannot be had now. */
export async function fetchTile(server: CountyServer, { z, x, y }: TilePlace): Promise<Blob | null> {
  const address = mapTilePath.replace(':z', String(z)).replace(':x', String(x)).replace(':y', String(y))
  const response = await server.request(address, { method: 'GET' }).catch(() => null)
  return response ? response.blob() : null
}
