import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Visits',
  refusal: {
    'submission-not-multipart': 'A submission must be multipart/form-data.',
    'submission-missing': 'The part xml_submission_file is missing.',
    'submission-not-xml': 'The submission is not well-formed XML: in line {line} {reason}.',
    'submission-has-doctype': 'A submission must not carry a DOCTYPE or entity definitions.',
    'submission-too-large': 'The submission is larger than {limit} bytes.',
    'submission-identifier-missing': 'The submission has no instanceID of the form uuid:….',
    'submission-differs': 'Another content was received under {instance} before; the first one is kept.',
    'replaced-visit-unknown': 'The county has not received the visit that this corrects ({instance}): send the original first, then the correction.',
    'replaced-visit-not-own': 'The visit to be corrected was made by somebody else: only whoever made it may correct it.',
    'replaced-visit-already': 'The visit has been corrected already: edit the corrected one.',
    'replaced-visit-other-round': 'The visit to be corrected belongs to {round} and cannot move to another round.',
    'replaced-visit-round-over': '{round} ended on {to}; its visits can no longer be corrected.',
    'household-unknown': 'There is no household {household}, or it is outside your jurisdiction.',
    'outcome-unknown': 'The outcome “{outcome}” is not one of the choices.',
    'answer-invalid': 'Check item {item} must be 1 (problem), 0 (ok) or empty (not assessed), not “{value}”.',
    'answer-twice': 'The field {field} says different things in one form: {values}.',
    'household-head-differs': 'The head of household {household} is {registered}; the form says “{given}”, and nobody there is called that: check the household number.',
    'attachment-twice': 'Two files are called {name}: in a form every attachment needs a name of its own.',
    'attachment-missing': 'An attachment is missing: {name}.',
    'attachment-too-large': 'Attachment {name} is larger than {limit} bytes.',
    'attachment-unexpected': 'Attachment {name} is not used in the submission.',
    'attachment-name-too-long': 'The name of an attachment is too long ({name}); the limit is {limit} characters.',
  },
  entry: {
    'visit-replaced': { name: 'Visit corrected', sentence: 'Corrected a visit of {round}; the earlier one no longer counts' },
    'visit-recorded': { name: 'Visit recorded', sentence: 'Visited in {round}: {outcome}' },
  },
  term: {
    visitReceived: 'received',
    notVisited: 'Not visited',
    outcome: {
      completed: 'Visited', 'nobody-home': 'Nobody home', refused: 'Refused', moved: 'Moved away',
      deceased: 'Deceased', other: 'Other',
    },
    observation: { problem: 'Problem', ok: 'OK', 'not-assessed': 'Not assessed', 'not-applicable': 'Does not apply', 'not-visited': 'Not visited' },
  },
}
