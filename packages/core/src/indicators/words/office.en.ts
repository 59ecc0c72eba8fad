import type { Same } from '../../kernel/words.ts'
import type { office as chinese } from './office.zh-CN.ts'

export const office: Same<typeof chinese> = {
  indicatorKind: { objects: 'objects', quantity: 'quantity', rate: 'rate', standard: 'standard' },
  direction: { 'at-least': 'at least', 'at-most': 'at most', reach: 'exactly' },
  rateBasis: { count: 'done ÷ target', 'person-months': 'person-months', milestones: 'milestones of the works' },
  computedSource: {
    objects: 'states of objects', insured: 'insurance of members', closed: 'problems closed', covered: 'households visited', held: 'revisits that held', 'came-back': 'problems that came back', 'unsafe-houses': 'unsafe houses',
  },
  reportingTier: { county: 'county', township: 'township', village: 'village', nobody: 'nobody' },
  rhythm: { day: 'day', week: 'week', 'ten-days': 'ten days', month: 'month' },
  objectState: {
    planned: 'not begun', started: 'under way', finished: 'finished', 'in-use': 'in use', 'given-up': 'given up', 'not-eligible': 'not eligible',
  },
  objectStanding: {
    counted: 'to be done', finished: 'done', 'in-use': 'in use', left: 'left', behind: 'behind plan', 'not-started': 'not begun', deducted: 'not counted any more',
  },
  objectLack: {
    'started-on': 'What is under way needs the day on which it was begun', 'finished-on': 'What is finished needs the day on which it was',
    'finished-before-started': 'It was finished before it was begun', 'in-the-future': 'A day after today',
    reason: 'Whatever is given up or not eligible needs a reason',
  },
  reportCheck: {
    'over-all': 'over 100 %', 'less-than-last': 'less than last time', 'done-without-start': 'more done than begun', 'target-moved': 'the target moved',
    'whole-moved': 'the total moved', 'rate-differs': 'the rate is not done ÷ target',
  },
  reportStanding: { awaited: 'not due yet', missing: 'missing', submitted: 'to be confirmed', returned: 'returned', confirmed: 'confirmed' },
  indicatorLight: { missing: 'not reported', green: 'green', blue: 'blue', yellow: 'yellow', red: 'red' },
  lightCondition: {
    'points-behind': 'more points behind plan than', 'short-of-target': 'no plan, and further from the target than (points or pieces)', 'below-milestone': 'less of the last milestone than (%)', 'days-without-report': 'more days without report than',
    'milestone-missed-days': 'milestone missed for more days than', 'days-left': 'days left at most', 'yellow-in-a-row': 'yellow or worse so many times in a row',
    'red-in-a-row': 'red so many times in a row',
  },
  stageDemand: {
    'indicator-share': 'done ≥ (%)', 'indicator-left': 'left ≤', 'open-problems': 'open ≤', 'missing-reports': 'missing ≤', 'red-lights': 'red ≤',
  },
  stageSays: {
    'indicator-share': '{about}: at least {amount} % done', 'indicator-left': '{about}: at most {amount} {unit} left', 'open-problems': 'at most {amount} problems open',
    'missing-reports': 'at most {amount} reports missing', 'red-lights': 'at most {amount} indicators red',
  },
  tableTitle: { indicators: 'Indicators', 'indicator-targets': 'Targets and milestones', 'indicator-objects': 'Objects of indicators', 'indicator-reports': 'Reports of indicators' },
  noForecast: {
    stands: 'Nothing has been done lately; nobody can say when it will be there.',
    grows: 'It has got further from its target lately; nobody can say when it will be there.',
    unknown: 'It is not known day by day: nobody can say how fast it goes, or when it will be there.',
    since: 'It is kept day by day since {day} only: nobody can say yet how fast it goes, or when it will be there.',
  },
  correctionState: { proposed: 'to be confirmed', confirmed: 'corrected', refused: 'refused' },
}
