import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Phones',
  refusal: {
    'device-unknown': 'The county does not know this phone. Please sign in again.',
    'device-revoked': 'The office has taken this phone out of service.',
    'operation-differs': 'Something else had arrived under the same number. Both are kept; the office has to look at it.',
    'operation-too-new': 'The phone’s application is newer than the county’s (format {version}). It will be taken in once the county has been updated.',
    'operation-actor-differs': 'This was saved by somebody else, or on another phone.',
    'spot-fix-without-finding': 'The visit did not arrive with this problem, so that nothing could be put right.',
    'outbox-file-unreadable': 'This is not a whole file of unsent work, or it was damaged. Store it again on the phone.',
    'work-not-sent': '{count} pieces of work have not been sent. Send them or store them as a file first.',
    'work-left-behind': 'Work of {name} is on this phone: {unsent} unsent, {refused} refused, {drafts} unfinished, {photos} photos.',
    'work-set-aside': 'The county office has looked at it and leaves it out: {reason}',
    'backup-unknown': 'This code is not of this county’s log. Enter it as the last line of check-backup says it.',
    'backup-file-missing': 'The backup does not have the file {name}, or not all of it: it is not whole.',
  },
  entry: {
    'device-registered': { name: 'Phone registered', sentence: 'Registered a phone' },
    'phone-work-missing': { name: 'Announced work missing', sentence: 'Signed in on another phone; {count} pieces that the one before had announced never arrived' },
    'device-revoked': { name: 'Phone taken out of service', sentence: 'Took a phone out of service' },
    'backup-verified': { name: 'Backup verified', sentence: 'Verified a backup, up to entry {sequence}' },
    'outbox-file-taken-in': { name: 'Work of a phone handed in', sentence: 'Handed in unsent work of a phone: {accepted} accepted, {known} known, {files} files, {refused} refused' },
    'refused-work-taken-in': { name: 'Refused work taken in', sentence: 'Took in the refused work of {person}' },
    'refused-work-set-aside': { name: 'Refused work set aside', sentence: 'Set aside the refused work of {person}: {reason}' },
  },
  term: {
    queue: { 'to-settle': 'Work of phones that was not accepted' },
  },
}
