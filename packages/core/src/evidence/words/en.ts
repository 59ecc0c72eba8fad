import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Evidence',
  refusal: {
    'evidence-type-unsupported': 'This kind of file cannot be evidence. Photos (JPG, PNG, WebP), PDF, Word, Excel and MP4 can; on an iPhone set the camera to “most compatible”.',
    'evidence-unreadable': 'The file cannot be opened; it may be damaged. Take or choose it again.',
    'evidence-unfinished': 'You have {count} files that are not sent whole. Finish them first; those that nobody goes on with go after a week.',
    'evidence-piece-elsewhere': 'This piece does not follow what has arrived. Open it again and go on from there.',
    'evidence-too-large': 'The file is larger than {limit} MB.',
    'evidence-picture-too-large': 'The picture has {megapixels} megapixels; the limit is {limit}.',
    'evidence-differs': 'What arrived is not what was sent. Upload it again.',
    'evidence-name-missing': 'The upload has no SHA-256 of the file.',
    'evidence-not-uploaded': 'The evidence has not been uploaded ({name}). Upload it first, then send this again.',
    'content-let-go': 'Deleted by the county’s rule of how long things are kept; its name and checksum are left.',
    'content-store-unavailable': 'The object store for photos and files cannot be used now ({reason}). Please try again later; nothing sent is lost.',
  },
  entry: {
    'evidence-received': { name: 'Evidence received', sentence: 'Sent a photo or file ({bytes} bytes)' },
  },
  term: {  },
}
