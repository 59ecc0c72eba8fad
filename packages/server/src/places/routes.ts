import {
  addUnit as addUnitEndpoint, BoundarySource, getBoundaries, getBoundaryVersion, listPlaces, renameUnit as renameUnitEndpoint,
} from '@lookback/core/places'
import { BOUNDARY_FILE_AT_MOST, readBoundariesIn, readBoundaryVersion, uploadBoundaries } from './boundaries.ts'
import { uploadRegions } from './upload-regions.ts'
import { on, raw } from '../http/route.ts'
import { addUnit, readPlaces, renameUnit } from './places.ts'
import type { Route } from '../http/route.ts'
import { uploadIn, UploadQuery } from '../kit/uploaded-file.ts'

const BoundariesUpload = UploadQuery.extend({ source: BoundarySource })

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

  on(getBoundaryVersion, ({ application, actor }) => readBoundaryVersion(application, actor.county)),

  on(getBoundaries, ({ application, scope, query }) => readBoundariesIn(application, scope, query)),

  raw({
    method: 'POST',
    path: '/api/imports/boundaries',
    access: 'places:manage',
    handle: async ({ application, actor, request, query, response }) => {
      const asked = BoundariesUpload.parse(query)
      const upload = await uploadIn(request, BOUNDARY_FILE_AT_MOST)
      return response.status(201).send(await uploadBoundaries(application, actor, upload.file, asked))
    },
  }),
]
