const tier = { village: 'village', township: 'township', county: 'county' } as const

export const words = {
  parameters: {
    'household-classes': {
      title: 'Classes of households',
      does: 'Which classes there are, what each means, and who may close its households. They differ by county and year: what stands here at first is an example.',
      fields: {
        campaign: { label: 'Called', does: 'Stands on lists and legends.' },
        classes: {
          label: 'Classes', does: 'A row a class. A new name is another class: households keep the one that they were given.',
          fields: {
            name: { label: 'Name' }, letter: { label: 'Letter' }, colour: { label: 'Colour (# and six digits)' }, meaning: { label: 'Which households' }, measures: { label: 'Measures' }, closer: { label: 'Closed by', choices: tier },
            check: { label: 'Visited before by', choices: { none: 'nobody', township: 'township', county: 'county' } }, expects: { label: 'Visits are to find', choices: { problems: 'problems', 'no-problems': 'none', either: 'either' } }, reviewDays: { label: 'Decided anew after', unit: 'days' },
          },
        },
        visitDays: { label: 'Visit before the meeting', unit: 'days', does: 'A meeting classifies by a visit of at most so many days before.' },
        bulk: { label: 'In bulk', unit: 'households', does: 'So many households of a village, on one day and for one reason, are listed as classified in bulk.' },
      },
    },
  },
  codeLists: {},
} as const
