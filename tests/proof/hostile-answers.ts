import { createHash } from 'node:crypto'
import { expect } from 'vitest'

/** What a reader says of an input. */
export interface Answer {
  status: number
  said: string
  /** An answer that has no body by its nature. */
  isSilent?: boolean
}

/** Where the server is, and who asks it. */
export interface Asker {
  url: string
  headers: Record<string, string>
}

export const answerOf = async (reply: Response, isSilent = false): Promise<Answer> => ({ status: reply.status, said: await reply.text(), isSilent })

/** A body in parts with one file in it. */
export function part(content: Buffer, name: string): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)]), name)
  return form
}

/** A workbook of households is read while the caller goes on; what became of it is told with the import. */
export async function importHouseholds({ url, headers }: Asker, content: Buffer): Promise<Answer> {
  const begun = await answerOf(await fetch(`${url}/api/imports/households`, { method: 'POST', headers, body: part(content, '户.xlsx') }))
  if (begun.status !== 201) return begun
  const { id } = JSON.parse(begun.said) as { id: string }
  let row: { state: string; failure: string | null } = { state: 'running', failure: null }
  await expect.poll(async () => {
    row = await (await fetch(`${url}/api/imports/${id}`, { headers })).json() as typeof row
    return row.state
  }, { timeout: 60_000, interval: 20 }).not.toBe('running')
  return row.state === 'failed' ? { status: 422, said: row.failure ?? '' } : { status: 200, said: '' }
}

/** A filled form, as a client of OpenRosa sends it. */
export async function submit({ url, headers }: Asker, content: Buffer): Promise<Answer> {
  const form = new FormData()
  form.append('xml_submission_file', new Blob([new Uint8Array(content)], { type: 'text/xml' }), 'submission.xml')
  return answerOf(await fetch(`${url}/openrosa/submission`, { method: 'POST', headers, body: form }))
}

const inBase64 = (content: Buffer | string) => Buffer.from(content).toString('base64')

/** A file under its own hash, in one piece. */
export async function upload({ url, headers }: Asker, content: Buffer): Promise<Answer> {
  const tus = { ...headers, 'tus-resumable': '1.0.0' }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const begun = await fetch(`${url}/api/evidence-uploads`, {
    method: 'POST', headers: { ...tus, 'upload-length': String(content.length), 'upload-metadata': `sha256 ${inBase64(sha256)}` },
  })
  if (begun.status !== 201) return answerOf(begun)
  return answerOf(await fetch(new URL(begun.headers.get('location') ?? '', url), {
    method: 'PATCH', headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: new Uint8Array(content),
  }))
}

/** Begins an upload whose length and name are told so; and ends it again, where it was begun. */
export async function uploadNamed({ url, headers }: Asker, name: Buffer): Promise<Answer> {
  const tus = { ...headers, 'tus-resumable': '1.0.0' }
  const asHeader = (text: string) => (/^[\x21-\x7e]{1,40}$/.test(text) ? text : '7')
  const begun = await fetch(`${url}/api/evidence-uploads`, {
    method: 'POST', headers: {
      ...tus, 'upload-length': asHeader(name.toString()), 'upload-metadata': `sha256 ${inBase64('a'.repeat(64))},fileName ${inBase64(name.subarray(0, 3_000))}`,
    },
  })
  const location = begun.headers.get('location')
  if (begun.status !== 201 || location === null) return answerOf(begun)
  await fetch(new URL(location, url), { method: 'DELETE', headers: tus })
  return answerOf(begun, true)
}
