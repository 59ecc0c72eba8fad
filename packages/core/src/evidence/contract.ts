import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Subject } from '../subjects/index.ts'
import { Instant } from '../kernel/time.ts'
import { EvidenceFileKind, EvidenceType, Sha256 } from './types.ts'

/** Where uploads begin: tus 1.0 (tus.io), with `sha256` of the file in the metadata. */
export const uploadPath = '/api/evidence-uploads'

/** A file that was taken in, and where else it is used. */
export const EvidenceFile = z.object({
  sha256: Sha256,
  kind: EvidenceFileKind,
  mediaType: EvidenceType,
  /** As it is kept: pictures are made smaller. */
  bytes: z.number().int(),
  fileName: z.string(),
  /** What the camera wrote into the picture; null where it wrote nothing. */
  takenAt: Instant.nullable(),
  hasPosition: z.boolean(),
  /** Its content was deleted by the county's rule; what it was called, and its hash, stay. */
  letGo: z.boolean(),
  maker: z.string(),
  receivedAt: Instant,
  /** Problems within the caller's jurisdiction that carry it. */
  usedBy: z.array(z.object({ problem: Identifier, subject: Subject, wording: z.string() })),
  /** All problems that carry it, also out of sight. */
  uses: z.number().int(),
})
export type EvidenceFile = z.infer<typeof EvidenceFile>

/** The files of some names; those that are not there, or not the caller's to see, are left out. */
export const listEvidence = endpoint({
  name: 'listEvidence',
  method: 'GET',
  path: '/api/evidence',
  access: 'signed-in',
  query: z.object({ names: z.string().max(20 * 65).transform((text) => text.split(',')).pipe(z.array(Sha256).max(20)) }),
  reply: z.object({ files: z.array(EvidenceFile) }),
})

/** The content of a file; `size=thumbnail` for the small picture. */
export const evidenceContentPath = '/api/evidence/:sha256/content'
