import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'What becomes of households',
  refusal: {
    'household-changed-meanwhile': 'The household has just been changed; reload and try again.',
    'household-village-wrong': 'Choose a village within your own area.',
    'household-village-same': 'The household is in this village already.',
    'household-into-unknown': 'There is no household {number} within your own area.',
    'household-into-itself': 'A household cannot become part of itself.',
    'household-number-taken': 'There is a household {number} already; choose another number.',
    'household-members-unknown': 'Nobody in this household has the number {number}, or the other household has them already.',
    'household-members-left-out': 'Nothing is said of {names}.',
    'household-split-takes-head': 'The head stays; where the head leaves, change the head by the table of households first.',
    'household-head-not-one': 'The new household needs one head, and only one.',
    'household-family-wrong': 'The relation of {name} does not fit: one head, at most one spouse, sex and age as the relation says.',
    'household-not-ended': 'The household is on the register; there is nothing to restore.',
    'household-has-successor': 'The household became part of another and cannot be restored; split it off there.',
    'household-act-unknown': '“{given}” is not understood; write one of: {known}.',
    'household-relation-missing': '{names} would join that household: fill in the relation to its head.',
    'region-level-differs': '{region} cannot go on in {to}: a township goes on in a township, a village in a village.',
    'region-ends-too': '{region} cannot go on in {to}, which ends as well.',
    'region-code-used': 'The code {to} has been used; choose another.',
    'region-day-wrong': 'The day “{on}” is wrong: write it as 2020-05-07, not later than today.',
    'region-rows-together': 'Other rows of this table are wrong, so none was done.',
  },
  term: {
    householdAct: { move: 'Move', split: 'Split', merge: 'Merge', duplicate: 'Registered twice', end: 'Take off the register', restore: 'Restore' },
    personFate: { joins: 'joins it', same: 'is there already', left: 'is not taken over' },
    problemFate: { moves: 'moves along', 'carried-over': 'goes on there', merged: 'merged with theirs', lapsed: 'lapses', revived: 'as it stood' },
    helperFate: { stays: 'goes on helping', ends: 'until today', 'helps-too': 'helps the new one too', 'passes-over': 'helps that one now' },
    table: { 'household-acts': 'What became of households', 'region-changes': 'Places that end' },
    tableHint: {
      'household-acts': 'A row a household: number and what happened (move, merge, duplicate, died out, moved away, restore), the village for a move, the other number for a merge. Splits come with the table of households.',
      'region-changes': 'A row a township or village that ends: its code, the code that it goes on under, the day; the new name where that place is new. Villages of a township that are not named go along.',
    },
    rowOutcome: { moved: 'moved', merged: 'merged', duplicate: 'duplicate removed', ended: 'taken off the register', restored: 'restored', 'region-ended': 'ended' },
  },
}
