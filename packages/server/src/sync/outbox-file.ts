import { findMaker } from './devices.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import type { Locale } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { OutboxFileReply, ParcelHeader } from '@lookback/core/sync'
import { headerBytes, ParcelList, readParcel } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import { getActor } from '../access/index.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import { takeIn } from '../evidence/index.ts'
import { takeOperations } from './take-operations.ts'

const IV_BYTES = 12

/**
 * Takes in the file with a phone's unsent work, handed in at the office: photos first, then the operations, through the
 * same code as if the phone had sent them, and as the person's who made them. What has arrived is only counted; what the
 * phone sends later is known then.
 * @throws {Refusal} `outbox-file-unreadable`, `device-unknown`
 */
export async function takeOutboxFile(
  application: Application, office: Actor, content: Uint8Array, { reference, locale }: { reference: string; locale: Locale },
): Promise<OutboxFileReply> {
  const { header, parts } = readParcel(content)
  if (header.county !== office.county) throw new Refusal('outbox-file-unreadable')
  const { person, secret } = await getMaker(application, header)
  const [list, ...files] = await Promise.all(parts.map((part) => openPart(part, secret, header)))
  const { operations, files: names } = readList(list)
  const sender = await getActor(application.database, { county: office.county, account: '', person }, dayOf(application.clock()))
  const refusedFiles = await takeFiles(application, sender, names, files)
  const answers = await takeOperations(application, { actor: sender, device: header.device }, operations, reference)
  const count = (result: string) => answers.filter((answer) => answer.result === result).length
  const reply: OutboxFileReply = {
    personName: sender.name, accepted: count('accepted'), known: count('known'), files: names.length - refusedFiles.length,
    refused: [
      ...refusedFiles.map(({ code, details }) => ({ id: null, message: refusalSentence(code, details, locale) })),
      ...answers.flatMap(({ id, result, refusal }) => (refusal && result !== 'accepted' && result !== 'known'
        ? [{ id, message: refusalSentence(refusal.code, refusal.details, locale) }] : [])),
    ],
  }
  await noteImport(application, office, { device: header.device, person }, reply)
  return reply
}

async function getMaker({ database }: Application, { county, device }: ParcelHeader) {
  const found = await findMaker(database, county, device)
  if (!found) throw new Refusal('device-unknown')
  return found
}

async function openPart(part: Uint8Array, secret: Buffer, header: ParcelHeader): Promise<Buffer> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'AES-GCM', false, ['decrypt'])
  const parameters = { name: 'AES-GCM', iv: new Uint8Array(part.subarray(0, IV_BYTES)), additionalData: headerBytes(header) }
  try {
    return Buffer.from(await crypto.subtle.decrypt(parameters, key, new Uint8Array(part.subarray(IV_BYTES))))
  } catch {
    throw new Refusal('outbox-file-unreadable')
  }
}

function readList(list: Buffer | undefined): ParcelList {
  try {
    return ParcelList.parse(JSON.parse(list?.toString('utf8') ?? ''))
  } catch {
    throw new Refusal('outbox-file-unreadable')
  }
}

/** @returns why files were not taken; a bad one holds up nothing else */
async function takeFiles(
  application: Application, sender: Actor, names: ParcelList['files'], contents: readonly Buffer[],
): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for (const [index, { sha256, name }] of names.entries()) {
    try {
      await takeIn(application, sender, { sha256, fileName: name, content: contents[index] ?? Buffer.alloc(0) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
    }
  }
  return refused
}

async function noteImport(
  application: Application, office: Actor, { device, person }: { device: string; person: string }, reply: OutboxFileReply,
): Promise<void> {
  const { accepted, known, files, refused } = reply
  await write(application.database, application.clock, office.county, async () => ({
    result: undefined,
    entries: [entryOf(application, {
      kind: 'outbox-file-taken-in', actor: office.person, region: placeOf(office), payload: { device, person, accepted, known, files, refused: refused.length },
    })],
  }))
}
