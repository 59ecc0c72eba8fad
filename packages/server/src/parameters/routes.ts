import {
  getCodeList, getParameter, listParameters, setCodeList, setParameter, withdrawCodeList as withdrawCodeListEndpoint,
  withdrawParameter as withdrawParameterEndpoint,
} from '@lookback/core/parameters'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { previewCodeList, readCodeList, readCodeLists, saveCodeList, withdrawCodeList } from './code-lists.ts'
import { previewParameter, readParameter, readParameters, saveParameter, withdrawParameter } from './parameters.ts'

const noEffects = { added: [], renamed: [], ended: [], moved: false }

export const parametersRoutes: Route[] = [
  on(listParameters, async ({ application, actor: { county } }) => ({
    parameters: await readParameters(application, county), codeLists: await readCodeLists(application, county),
  })),

  on(getParameter, ({ application, actor, params }) => readParameter(application, actor.county, params.name)),

  on(setParameter, async ({ application, actor, params, body: { preview, ...request }, locale }) => {
    if (preview) return { effects: await previewParameter(application, actor.county, params.name, request, locale) }
    await saveParameter(application, actor, params.name, request, locale)
    return { effects: [] }
  }),

  on(withdrawParameterEndpoint, async ({ application, actor, params, body, locale }) => {
    await withdrawParameter(application, actor, params.name, body, locale)
    return {}
  }),

  on(getCodeList, ({ application, actor, params }) => readCodeList(application, actor.county, params.list)),

  on(setCodeList, async ({ application, actor, params, body: { preview, ...edition }, locale }) => {
    if (preview) return { effects: await previewCodeList(application, actor.county, params.list, edition, locale) }
    await saveCodeList(application, actor, params.list, edition, locale)
    return { effects: noEffects }
  }),

  on(withdrawCodeListEndpoint, async ({ application, actor, params, body, locale }) => {
    await withdrawCodeList(application, actor, params.list, body, locale)
    return {}
  }),
]
