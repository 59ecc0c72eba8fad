import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Evidence } from '@lookback/core/problems'
import type { EvidenceFile } from '@lookback/core/evidence'
import { listEvidence, uploadPath } from '@lookback/core/evidence'
import { RefusalReply } from '@lookback/core/kernel'
import { DetailedError, Upload } from 'tus-js-client'
import { call } from '../../api/call.ts'
import { mayAskAgain, requestContext } from '../../api/context.ts'
import { CallFailure } from '../../api/failure.ts'
import { t } from '../../app/i18n.ts'

/** On a slow line a piece still arrives within a minute; what is cut is sent again from there. */
const PIECE_BYTES = 512 * 1024
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000]

/** The name of a file's content. Read in pieces, so that a large one does not stand in memory as a whole. */
export async function nameOf(file: Blob): Promise<string> {
  const hash = sha256.create()
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    hash.update(new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer()))
  }
  return bytesToHex(hash.digest())
}

/** A file that has arrived, as an action takes it and as the server knows it. */
export interface UploadedEvidence {
  evidence: Evidence
  taken: EvidenceFile
}

/**
 * Sends a file and waits until the server has taken it in.
 * @param onSent the share that has arrived, 0 to 1
 * @throws {CallFailure} with the server's sentence
 */
export async function uploadEvidence(file: File, onSent: (share: number) => void): Promise<UploadedEvidence> {
  const name = await nameOf(file)
  try {
    await sendFile(file, name, onSent)
  } catch (error) {
    if (!(error instanceof CallFailure) || !(await mayAskAgain(error.code))) throw error
    await sendFile(file, name, onSent)
  }
  const { files: [taken] } = await call(listEvidence, { query: { names: name } })
  if (!taken) throw new CallFailure('reply-not-understood', t('app.replyNotUnderstood'))
  return { evidence: { sha256: name, kind: taken.kind, madeAt: madeAt(file, taken) }, taken }
}

/** Goes on where an earlier try was broken off. */
function sendFile(file: File, name: string, onSent: (share: number) => void): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: uploadPath,
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_AFTER_MS,
      metadata: { sha256: name, fileName: file.name },
      headers: { 'x-csrf-token': requestContext.csrfToken },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, whole) => {
        onSent(whole === 0 ? 1 : sent / whole)
      },
      onSuccess: () => {
        resolve()
      },
      onError: (error) => {
        reject(failureOf(error))
      },
      onShouldRetry: (error) => (error.originalResponse?.getStatus() ?? 0) < 400,
    })
    upload.start()
  })
}

/** When it was made: what the camera wrote, else what the file says, but never later than it arrived. */
function madeAt(file: File, { takenAt, receivedAt }: EvidenceFile): string {
  const made = takenAt ?? new Date(file.lastModified).toISOString()
  return made < receivedAt ? made : receivedAt
}

function failureOf(error: Error | DetailedError): CallFailure {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined
  const reply = RefusalReply.safeParse(parsed(body ?? ''))
  return reply.success ? new CallFailure(reply.data.code, reply.data.message) : new CallFailure('unreachable', t('app.unreachable'))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
