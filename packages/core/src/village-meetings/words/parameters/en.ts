const share = { none: 'none', 'one-third': 'one third', 'more-than-half': 'more than half', 'two-thirds': 'two thirds', 'four-fifths': 'four fifths' } as const
const some = { 'one-third': share['one-third'], 'more-than-half': share['more-than-half'], 'two-thirds': share['two-thirds'], 'four-fifths': share['four-fifths'] } as const

export const words = {
  parameters: {
    'village-meetings': {
      title: 'Village meetings',
      does: 'Who is due at each body, quorum, majority, days of notice, how often it is owed, and for how many days notices hang. Initially by the law of 2018; the two committees and the appraisal meeting go by your own rules.',
      fields: {
        bodies: {
          label: 'Bodies', does: 'What each asks for, and by which law.',
          fields: {
            name: { label: 'Name' }, due: { label: 'Who is due' }, majority: { label: 'Majority', choices: some }, majorityOf: { label: 'Counted of', choices: { present: 'those present', due: 'those due' } },
            noticeDays: { label: 'Notice', unit: 'days' }, owed: { label: 'Owed', choices: { no: 'when needed', month: 'monthly', quarter: 'quarterly', year: 'yearly' } },
            women: { label: 'Women', choices: share }, representatives: { label: 'Representatives', choices: share }, law: { label: 'Law' },
          },
        },
        quorums: {
          label: 'Quorums', does: 'How many have to be present; a body may have several ways, of which the minutes name one.',
          fields: { body: { label: 'Body' }, base: { label: 'Base', choices: { adults: 'adults', households: 'one for each household', members: 'members' } }, share: { label: 'Present', choices: some } },
        },
        notices: { label: 'Notices', does: 'Kinds of notice, and their days.', fields: { name: { label: 'Name' }, days: { label: 'Hang for', unit: 'days' } } },
        alike: { label: 'Copied', unit: '%', does: 'Topics and resolutions that share this much are listed as copied.' },
        comparedDays: { label: 'Compared with', unit: 'days', does: 'Minutes of so many days before are compared.' },
      },
    },
  },
  codeLists: {},
} as const
