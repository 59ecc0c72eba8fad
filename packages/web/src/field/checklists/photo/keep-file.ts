import { asPhoneFailure } from '../../sync/phone/failure.ts'
import type { FormFiles } from '../form-files.ts'
import { shrinkPhoto } from './shrink.ts'

/** Other files than photos go as they are; larger ones would never get through a slow line. */
const LIMIT = 20 * 1_048_576

export type KeepFailure = 'unreadable' | 'tooLarge' | 'notKept'

/** Keeps what was taken or chosen, photos made small first: the name that it is kept under, or why not. */
export async function keepFile(
  files: FormFiles, file: Blob, isPhoto: boolean,
): Promise<{ name: string } | { failure: KeepFailure }> {
  const content = isPhoto ? await shrinkPhoto(file, files.printed()).catch(() => null) : file
  if (!content) return { failure: 'unreadable' }
  if (content.size > LIMIT) return { failure: 'tooLarge' }
  try {
    return { name: await files.keep(content) }
  } catch (error) {
    // Reports what nobody can explain; a full phone is told to whoever holds it.
    asPhoneFailure(error)
    return { failure: 'notKept' }
  }
}
