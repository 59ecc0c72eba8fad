export const words = {
  parameters: {
    supervision: {
      title: 'Supervision list',
      does: 'What proposes to list somebody, what is looked after there, and how listings are numbered. Rules propose; the office decides.',
      fields: {
        rules: {
          label: 'Rules that propose', does: 'The initial ones are an example that was published (5 % and 10 % of households in a township, 30 % of the townships). Shares are written as 0.05. Coverage proposes below the value, everything else from it on.',
          fields: {
            name: { label: 'Rule' }, of: { label: 'Of', choices: { county: 'County', township: 'Township', village: 'Village', department: 'Department' } },
            measure: {
              label: 'Figure', choices: {
                incidence: 'Households with problems', coverage: 'Coverage', open: 'Share open', overdue: 'Share overdue', returned: 'Share returned', 'false-reports': 'Share falsely reported',
                'red-indicators': 'Red indicators', 'listed-townships': 'Share of townships listed',
              },
            },
            from: { label: 'From', unit: '(shares as 0.05)' }, rounds: { label: 'Rounds in a row', unit: 'rounds' }, least: { label: 'Of at least', unit: 'households or problems' },
            grade: { label: 'Grade', choices: { A: 'A', B: 'B', C: 'C' } },
          },
        },
        contents: { label: 'What is looked after', does: 'Written out for each listed place.' },
        number: { label: 'Number', does: 'Begins with 1 by year, without gaps. Write {year} and {ordinal}.' },
        checksAMonth: { label: 'Checks that a village may have in a month', unit: 'checks', does: 'Shown before a check is sent; whoever sends more says why.' },
      },
    },
  },
  codeLists: {},
} as const
