export const words = {
  parameters: {
    letters: {
      title: 'Letters',
      does: 'Which kinds of letters there are, how they are numbered, and how long they give. What was issued goes by the rules of its day.',
      fields: {
        kinds: {
          label: 'Kinds', does: 'Numbers begin with 1 by kind and year, without gaps. Write {year} and {ordinal} in the number.',
          fields: {
            code: { label: 'Code' }, name: { label: 'Name' }, number: { label: 'Number' }, days: { label: 'To answer within', unit: 'working days' }, returnDays: { label: 'To send back within', unit: 'working days' },
            objectionDays: { label: 'To object within', unit: 'days' }, extensionDays: { label: 'Longest extension', unit: 'working days' }, extensions: { label: 'Extensions', unit: 'times' },
          },
        },
        urgedFrom: { label: 'Urged from', unit: 'days before', does: 'From so many days before the deadline, whoever has not answered is urged once a day.' },
        phrases: { label: 'Set phrases', does: 'An answer with one of these is pointed out to the issuer.' },
        alike: { label: 'Alike from', unit: '%', does: 'Answers to two items that share as much are pointed out.' },
        photosDiffer: { label: 'Photos alike up to', unit: 'of 64 places', does: 'Photos that differ in light and dark in no more of 64 places are pointed out. The same file always is.' },
      },
    },
  },
  codeLists: {},
} as const
