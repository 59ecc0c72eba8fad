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
  },
  codeLists: {},
} as const
