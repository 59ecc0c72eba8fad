const tier = { village: 'village', township: 'township', county: 'county' } as const
const procedure = { 'taking-up': 'taking up', removal: 'removal' } as const

export const words = {
  parameters: {
    monitoring: {
      title: 'Monitoring',
      does: 'Where clues come from, the steps of taking up and of removal, who does each and in how many days. It begins with what is published; lines differ by place, and those that stand here were published elsewhere.',
      fields: {
        clues: { label: 'Kinds of clue', does: 'Where clues come from.', fields: { name: { label: 'Name' }, channel: { label: 'How it comes', choices: { self: 'reported by the household', visit: 'found by a visit', department: 'a department’s warning' } } } },
        risks: { label: 'Risks', does: 'Which risks there are.' },
        sets: { label: 'Sets of objects', does: 'Which set holds from which day; a case goes by that of its clue’s day.', fields: { name: { label: 'Name' }, from: { label: 'From' } } },
        objects: { label: 'Objects of monitoring', does: 'Which there are in each set.', fields: { set: { label: 'Set' }, name: { label: 'Name' }, meaning: { label: 'Which households' } } },
        lines: { label: 'Lines', does: 'One a year: below it, a household is looked at. For a year without one the page says so.', fields: { year: { label: 'Year', unit: 'year' }, yuan: { label: 'A person', unit: 'yuan' }, source: { label: 'Source' } } },
        steps: {
          label: 'Steps', does: 'In their order: first a visit, last a review. A case goes by the steps that held when its clue was taken down, a removal by those that held when it began.',
          fields: {
            procedure: { label: 'Procedure', choices: procedure }, name: { label: 'Step' }, kind: { label: 'Done by way of', choices: { visit: 'a visit', resolution: 'a resolution of the village and its notice', review: 'an opinion' } }, tier: { label: 'Done by', choices: tier },
            days: { label: 'Within (0: no days of its own)', unit: 'days' },
          },
        },
        wholeDays: { label: 'Taking up in all', unit: 'days', does: 'From the clue to the last step.' },
        visitors: { label: 'Visitors', unit: 'people', does: 'So many visit before taking up.' },
        removalVisitors: { label: 'Visitors on removal', unit: 'people', does: 'So many visit before removal.' },
        stableMonths: { label: 'Monitored for', unit: 'months', does: 'Before the risk is removed.' },
        removalConditions: { label: 'Conditions of removal', does: 'The visit of the removal finds all of them to hold.' },
        removalWays: { label: 'Ways of removal', does: 'How the risk went.' },
      },
    },
  },
  codeLists: {},
} as const
