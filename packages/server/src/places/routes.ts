import { addUnit as addUnitEndpoint, listPlaces, renameUnit as renameUnitEndpoint } from '@lookback/core/places'
import { uploadRegions } from './upload-regions.ts'
import { Refusal } from '@lookback/core/kernel'
import { on, raw } from '../http/route.ts'
import { addUnit, readPlaces, renameUnit } from './places.ts'
import type { Route } from '../http/route.ts'
export const placesRoutes: Route[] = [
  on(listPlaces, ({ application, actor }) => readPlaces(application, actor.county)),

  on(addUnitEndpoint, ({ application, actor, body }) => addUnit(application, actor, body)),

  on(renameUnitEndpoint, ({ application, actor, params, body }) => renameUnit(application, actor, params.code, body.name)),

  raw({
    method: 'POST',
    path: '/api/imports/regions',
    access: 'places:manage',
    handle: async ({ application, actor, request, response }) => {
      const upload = request.isMultipart() ? await request.file() : undefined
      if (!upload) throw new Refusal('request-invalid', { fields: 'file' })
      return response.status(201).send(await uploadRegions(application, actor, upload.file))
    },
  }),
]
