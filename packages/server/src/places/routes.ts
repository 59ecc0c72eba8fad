import { addUnit as addUnitEndpoint, listPlaces, renameUnit as renameUnitEndpoint } from '@lookback/core/places'
import { uploadRegions } from './upload-regions.ts'
import { on, raw } from '../http/route.ts'
import { addUnit, readPlaces, renameUnit } from './places.ts'
import type { Route } from '../http/route.ts'
import { uploadIn } from '../kit/uploaded-file.ts'
export const placesRoutes: Route[] = [
  on(listPlaces, ({ application, actor }) => readPlaces(application, actor.county)),

  on(addUnitEndpoint, ({ application, actor, body }) => addUnit(application, actor, body)),

  on(renameUnitEndpoint, ({ application, actor, params, body }) => renameUnit(application, actor, params.code, body.name)),

  raw({
    method: 'POST',
    path: '/api/imports/regions',
    access: 'places:manage',
    handle: async ({ application, actor, request, response }) => {
      const upload = await uploadIn(request)
      return response.status(201).send(await uploadRegions(application, actor, upload.file))
    },
  }),
]
