export const words = {
  parameters: {
    doubts: {
      title: 'Rules of doubts',
      does: 'What in the register counts as not fitting together. Doubts hold no import up; villages can be asked to check them.',
      fields: {
        rules: {
          label: 'Rules', does: 'A rule that is off finds nothing; what was handed out still waits for its result.',
          fields: {
            unsafeHouse: { label: 'Unsafe house, not monitored' }, unsafeWater: { label: 'Unsafe water, not monitored' }, lowIncome: { label: 'Low income, not monitored' },
            disabledCause: { label: 'Poor by disability, nobody disabled' }, illCause: { label: 'Poor by illness, nobody ill' }, fitWithoutLabour: { label: 'Of working age and healthy, yet no labour' },
            noSchoolStatus: { label: 'Of school age without a school status' }, destituteAway: { label: 'Destitute, yet works away' }, awayWithoutPlace: { label: 'Works away, no place' },
            publicJobTooYoung: { label: 'Public job, too young' }, publicJobTooOld: { label: 'Public job, too old' }, jobWithoutLabour: { label: 'No labour, yet a job' },
          },
        },
        unsafeGrades: { label: 'Unsafe grades', does: 'Houses of these grades are unsafe, such as C and D.' },
        notAsked: { label: 'Kinds that need not be monitored', does: 'Households of these kinds are no doubt when they are not monitored.' },
        incomeLine: { label: 'Income line', unit: 'yuan', does: 'An income a person below it, without being monitored, is a doubt.' },
        labourFrom: { label: 'Working age from', unit: 'years', does: 'From this age on.' },
        labourTo: { label: 'Working age up to', unit: 'years', does: 'Up to this age.' },
        schoolFrom: { label: 'School age from', unit: 'years', does: 'From this age on.' },
        schoolTo: { label: 'School age up to', unit: 'years', does: 'Up to this age.' },
        publicJobFrom: { label: 'Public jobs from', unit: 'years', does: 'Younger in a public job is a doubt.' },
        publicJobUntil: { label: 'Public jobs before', unit: 'years', does: 'Of this age or older in a public job is a doubt.' },
      },
    },
  },
  codeLists: {},
} as const
