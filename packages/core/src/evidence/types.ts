import { z } from 'zod'
import { EvidenceKind } from '../checklists/index.ts'

/** What kinds of files there are: those that an item can ask for, and what was said into a phone. */
export const EvidenceFileKind = z.enum([...EvidenceKind.options, 'voice'])
export type EvidenceFileKind = z.infer<typeof EvidenceFileKind>

/** What a file of a visit is beside the form's answers: spoken, or the householder's signature. */
export const FileRole = z.enum(['voice', 'signature'])
export type FileRole = z.infer<typeof FileRole>

/** What may be sent as evidence, by its media type as found in the content itself; nothing is believed of its name. */
export const evidenceTypes = {
  'image/jpeg': { kind: 'photo', extension: 'jpg' },
  'image/png': { kind: 'photo', extension: 'png' },
  'image/webp': { kind: 'photo', extension: 'webp' },
  'application/pdf': { kind: 'file', extension: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { kind: 'file', extension: 'docx' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'file', extension: 'xlsx' },
  'video/mp4': { kind: 'file', extension: 'mp4' },
  'audio/webm': { kind: 'voice', extension: 'weba' },
  'audio/mp4': { kind: 'voice', extension: 'm4a' },
} as const satisfies Record<string, { kind: EvidenceFileKind; extension: string }>

export type EvidenceType = keyof typeof evidenceTypes
export const EvidenceType = z.enum(Object.keys(evidenceTypes) as [EvidenceType, ...EvidenceType[]])

/** The name of a content: the SHA-256 of what was made, before the server takes out what is not needed. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export type Sha256 = z.infer<typeof Sha256>

/** How evidence is taken in; data of the county. */
export const EvidenceParameter = z.object({
  /** The largest file, in bytes. */
  largestBytes: z.number().int().min(1).meta({ shownPer: 1_048_576 }),
  /** So many files that one person has begun to send may be unfinished. */
  unfinishedUploads: z.number().int().min(1).default(100),
  /** The largest picture, in pixels: what a bomb would unpack to. */
  largestPixels: z.number().int().min(1).meta({ shownPer: 1_000_000 }),
  /** Pictures are made smaller until their longer side is no longer than this, in pixels. */
  longerSide: z.number().int().min(1),
  thumbnailSide: z.number().int().min(1),
  /** Of JPEG, 1 to 100. */
  quality: z.number().int().min(1).max(100),
})
export type EvidenceParameter = z.infer<typeof EvidenceParameter>
