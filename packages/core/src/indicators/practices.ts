import type { LightRule } from './lights.ts'

/** A rule that a place has published, as an example to set the county's parameter by. */
export interface PublishedPractice {
  place: string
  published: string
  rules: readonly LightRule[]
}

/**
 * Rules as places have published them, as far as they can be computed. What a place decides by people (广元: whether it is
 * still reachable) is no rule here: that is the assessed light.
 */
export const publishedPractices: readonly PublishedPractice[] = [
  {
    place: '银川', published: '2025-03',
    rules: [
      { when: 'points-behind', amount: 10, light: 'yellow' }, { when: 'points-behind', amount: 30, light: 'red' },
      { when: 'milestone-missed-days', amount: 31, light: 'yellow' }, { when: 'milestone-missed-days', amount: 62, light: 'red' },
    ],
  },
  {
    place: '新晃', published: '2015',
    rules: [{ when: 'below-milestone', amount: 80, light: 'yellow' }, { when: 'below-milestone', amount: 60, light: 'red' }],
  },
  {
    place: '松阳', published: '2022-04',
    rules: [{ when: 'milestone-missed-days', amount: 0, light: 'yellow' }, { when: 'milestone-missed-days', amount: 90, light: 'red' }],
  },
  {
    place: '隆昌', published: '2020-03',
    rules: [{ when: 'milestone-missed-days', amount: 0, light: 'red' }, { when: 'yellow-in-a-row', amount: 3, light: 'red' }],
  },
  {
    place: '宿迁', published: '2025-06',
    rules: [
      { when: 'days-left', amount: 30, light: 'blue' }, { when: 'points-behind', amount: 0, light: 'yellow' },
      { when: 'milestone-missed-days', amount: 0, light: 'red' },
    ],
  },
]
