const rungs = { remind: 'Reminder', supervise: 'Supervision', talk: 'Talk', transfer: 'Given to another organ' } as const
export const words = {
  parameters: {
    ladder: {
      title: 'The ladder',
      does: 'What proposes a reminder, supervision, a talk, or to give it to another organ. Rules only propose, the office decides; punishment is for other organs and not in this software.',
      fields: {
        rules: {
          label: 'Rules that propose', does: 'From so many records on; the same records are proposed once, and again only when something new has come. Of several rules the sternest rung is proposed.',
          fields: {
            name: { label: 'Rule' }, of: { label: 'Of', choices: { unit: 'Unit', post: 'Person (post)' } },
            measure: { label: 'What is counted', choices: { overdue: 'Problems past their day', unanswered: 'Letters not answered in time', 'false-reports': 'False reports', absences: 'Absences without excuse', listings: 'Times on the supervision list' } },
            from: { label: 'From', unit: 'times' }, rung: { label: 'Proposes', choices: rungs },
            after: { label: 'Only after', choices: { none: 'Nothing', ...rungs } },
          },
        },
        days: { label: 'Counted back', unit: 'days', does: 'Older records count no more.' },
        letters: {
          label: 'Goes out as', does: 'For a rung that is not here no letter is begun.',
          fields: { rung: { label: 'Rung', choices: rungs }, kind: { label: 'Code of the kind of letter (see “Letters”)' } },
        },
      },
    },
    ownChecks: {
      title: 'Leaders’ own checks', does: 'How often a month leaders of the county look, take in hand and supervise in person.',
      fields: {
        owed: {
          label: 'Owed in a month', does: 'Of several posts, the most of each.',
          fields: {
            of: { label: 'Which leaders', choices: { 'county-lead': 'County leaders', 'leader-in-charge': 'Leaders in charge', other: 'Other leaders' } },
            verified: { label: 'Look in person', unit: 'times' }, led: { label: 'Take in hand', unit: 'times' }, supervised: { label: 'Supervise', unit: 'times' },
          },
        },
        recordedWithinDays: { label: 'Recorded within', unit: 'days', does: 'What no other record tells of is recorded within so many days.' },
      },
    },
  },
  codeLists: {},
} as const
