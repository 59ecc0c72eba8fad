import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { findXform, listCurrentForms, readFormMedia } from '../checklists/index.ts'
import type { Call, Route } from '../http/route.ts'
import { raw } from '../http/route.ts'
import { openRosaHeaders } from './open-rosa-headers.ts'

type FormCall = Call<`${string}/:id/:version/${string}`, unknown, unknown>

/** The list of forms, https://docs.getodk.org/openrosa-form-list/: each in the versions that rounds use now. */
async function listForms(call: Call<string, unknown, unknown>) {
  const { application, actor, response } = call
  const forms = await listCurrentForms(application.database, actor.county, dayOf(application.clock()))
  const list = forms.map(({ id, version, title, xform }) =>
    `<xform><formID>${escape(id)}</formID><name>${escape(title)}</name><version>${escape(version)}</version>`
    + `<hash>md5:${md5(xform)}</hash><downloadUrl>${addressOf(call, id, version, 'form.xml')}</downloadUrl>`
    + `<manifestUrl>${addressOf(call, id, version, 'manifest.xml')}</manifestUrl></xform>`)
  return sendXml(response, `<xforms xmlns="http://openrosa.org/xforms/xformsList">${list.join('')}</xforms>`)
}

async function giveForm({ application, actor, params: { id, version }, response }: FormCall) {
  const xform = await findXform(application.database, actor.county, id, version)
  if (xform === null) throw new Refusal('form-version-unknown', { form: id, version })
  return sendXml(response, xform)
}

/** The files that come with a form, https://docs.getodk.org/openrosa-manifest/. */
async function listMedia(call: FormCall) {
  const { application, actor, params: { id, version }, response } = call
  const media = await readFormMedia(application.database, actor.county, id, version)
  const list = [...media].map(([name, content]) => `<mediaFile><filename>${escape(name)}</filename><hash>md5:${md5(content)}</hash>`
    + `<downloadUrl>${addressOf(call, id, version, `media/${encodeURIComponent(name)}`)}</downloadUrl></mediaFile>`)
  return sendXml(response, `<manifest xmlns="http://openrosa.org/xforms/xformsManifest">${list.join('')}</manifest>`)
}

/** By the address that is set: what a request says of its host is anybody's word. */
function addressOf({ application }: Pick<FormCall, 'application'>, id: string, version: string, what: string): string {
  return escape(`${application.publicUrl}/openrosa/forms/${encodeURIComponent(id)}/${encodeURIComponent(version)}/${what}`)
}

/** By which a client sees that a file has changed; the standard wants this digest and no other. */
function md5(content: string): string {
  return createHash('md5').update(content).digest('hex')
}

function sendXml(response: FastifyReply, xml: string): FastifyReply {
  return response.headers(openRosaHeaders).type('text/xml; charset=utf-8').send(xml)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const access = { access: 'visits:record', basicAuthentication: true } as const

export const openRosaFormRoutes: Route[] = [
  raw({ method: 'GET', path: '/openrosa/formList', ...access, handle: listForms }),
  raw({ method: 'GET', path: '/openrosa/forms/:id/:version/form.xml', ...access, handle: giveForm }),
  raw({ method: 'GET', path: '/openrosa/forms/:id/:version/manifest.xml', ...access, handle: listMedia }),
  raw({
    method: 'GET', path: '/openrosa/forms/:id/:version/media/:name', ...access,
    handle: async ({ application, actor, params: { id, version, name }, response }) => {
      const content = (await readFormMedia(application.database, actor.county, id, version)).get(name)
      if (content === undefined) throw new Refusal('not-found')
      return response.headers(openRosaHeaders).type('text/csv; charset=utf-8').send(content)
    },
  }),
]
