import type { Position } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { StoredAttachment } from './attachments.ts'
import type { ParsedSubmission } from './parse-submission.ts'

/** A visit that asks to be recorded. */
export interface VisitRequest<Attachment extends { name: string } = StoredAttachment> {
  actor: Actor
  submission: ParsedSubmission
  attachments: readonly Attachment[]
  /** More attachments will follow in another request. */
  incomplete: boolean
  /** Made under a scope that no longer holds, and taken in: the log says so. */
  outsideScope?: boolean
  /** Milliseconds by which the county's clock was ahead of the device's when they last met. */
  clockOffset?: number
  /** Of the household, taken beside the form. */
  position?: Position | undefined
}
