import { office } from '../office.en.ts'

export const words = {
  parameters: {
    indicators: {
      title: 'Lights of indicators',
      does: 'When an indicator turns yellow or red, how many a ranking names, what counts as not insured. Published rules are in the documentation.',
      fields: {
        lights: {
          label: 'Rules of the lights', does: 'The gravest of the rules that hold decides. Whoever has not reported is never green.',
          fields: {
            when: { label: 'When', choices: office.lightCondition },
            amount: { label: 'Bound', unit: '' },
            light: { label: 'Light', choices: { green: office.indicatorLight.green, blue: office.indicatorLight.blue, yellow: office.indicatorLight.yellow, red: office.indicatorLight.red } },
          },
        },
        named: { label: 'Named in a ranking', unit: 'places', does: 'So many of the first and of the last are named.' },
        uninsured: { label: 'Written for not insured', does: 'A member whose insurance reads like this is not insured; nor is one of whom nothing is told.' },
      },
    },
    stages: {
      title: 'Stages',
      does: 'The steps to the examination and what must be true by each. The clock and the day’s brief hold each against what is: whether it is met, and how much a day it takes.',
      fields: {
        demands: {
          label: 'To be true by then', does: 'One demand a row; those of one day and name are one stage. What must be true on the day of the examination stands here too, with its day.',
          fields: {
            day: { label: 'Day' },
            name: { label: 'Stage' },
            what: { label: 'Demand', choices: office.stageDemand },
            indicator: { label: 'Code of the indicator (empty where it is about none)' },
            amount: { label: 'Number', unit: '' },
          },
        },
      },
    },
  },
  codeLists: {},
} as const
