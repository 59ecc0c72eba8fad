export const words = {
  parameters: {
    duty: {
      title: 'Duty checks and leave',
      does: 'Who should be at the post, how leave is asked and approved, within how many hours an absence is answered, and what is proposed. The initial values were published elsewhere; set your own.',
      fields: {
        duties: { label: 'Who is checked', does: 'Whoever holds these duties in a village should be there.', choices: { helper: 'Helper', 'village-lead': 'Village lead', 'resident-team': 'Resident team', 'township-lead': 'Township lead', 'leader-in-charge': 'Leader in charge', 'county-lead': 'County lead' } },
        kinds: { label: 'Kinds of leave', does: 'An official trip counts as present, by a slip older than the check; where a slip may be later, one made after the check counts as well (never of official trips).', fields: { name: { label: 'Name' }, isOfficial: { label: 'Official' }, mayBeLater: { label: 'May be later' } } },
        approvals: { label: 'Who approves', does: 'By days; beyond the longest, the last one does.', fields: { upToDays: { label: 'Up to', unit: 'days' }, tier: { label: 'Tier', choices: { township: 'Township', county: 'County' } } } },
        answerHours: { label: 'Hours to answer', unit: 'hours', does: 'Person and sending unit each have so many hours.' },
        enteredWithinDays: { label: 'Entered within', unit: 'days', does: 'Later than that it is entered by the office as fed back.' },
        daysAMonth: { label: 'Days present in a month', unit: 'days', does: 'Official trips count; sheets with fewer are listed.' },
        problem: {
          label: 'As which problem', does: 'An absence without an excuse is a problem of the post.',
          fields: {
            standard: { label: 'Standard' }, wording: { label: 'Problem' }, dimension: { label: 'Dimension' }, severity: { label: 'Severity', choices: { hard: 'Hard defect', ordinary: 'Ordinary' } }, allowance: { label: 'Time allowed', unit: 'days' },
            allowanceUnit: { label: 'Counted in', choices: { day: 'calendar days', 'working-day': 'working days' } },
          },
        },
        consequences: { label: 'What is proposed', does: 'For the office alone, which decides; the software computes and shows no punishment.', fields: { from: { label: 'From so many absences', unit: 'times' }, proposal: { label: 'Proposal' } } },
      },
    },
  },
  codeLists: {},
} as const
