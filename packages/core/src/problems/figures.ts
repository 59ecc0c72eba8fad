import { counts, derived } from '../kernel/figure.ts'
import { listProblems } from './contract.ts'

const today = { list: listProblems, asOf: 'today' } as const
const ofBoard = { ...today, by: ['township', 'village', 'department', 'item'] } as const

/** How far problems have come, how long they wait, what went wrong on the way. What turned out not to be a problem is not counted. */
export const boardCounts = {
  ...counts({ ...ofBoard, unit: 'problems' }, {
    found: { reached: 'found' },
    dispatched: { reached: 'dispatched' },
    acknowledged: { reached: 'acknowledged' },
    reported: { reached: 'reported' },
    closed: { reached: 'closed' },
    overdue: { deadline: 'overdue' },
    policyMeasures: { counted: 'policyMeasures' },
    ownDriveMeasures: { counted: 'ownDriveMeasures' },
    'dispatch-done': { counted: 'dispatch-done' },
    'acknowledge-done': { counted: 'acknowledge-done' },
    'report-done': { counted: 'report-done' },
    'review-done': { counted: 'review-done' },
    'close-done': { counted: 'close-done' },
    'dispatch-waiting': { state: 'found' },
    'acknowledge-waiting': { state: 'dispatched' },
    'report-waiting': { state: 'acknowledged' },
    'review-waiting': { state: 'reported' },
    'close-waiting': { state: 'reviewed' },
  }),
  ...counts({ ...ofBoard, unit: 'times' }, {
    returned: { counted: 'returned' },
    falseReports: { counted: 'falseReports' },
    cameBack: { counted: 'cameBack' },
  }),
} as const
export type BoardCount = keyof typeof boardCounts

/** What has happened since a day (比昨天). */
export const changeCounts = counts({ ...today, by: [...ofBoard.by, 'since'], unit: 'problems' }, {
  newlyFound: { changed: 'found' },
  newlyClosed: { changed: 'closed' },
  newlyOverdue: { changed: 'overdue' },
  newlyReturned: { changed: 'returned' },
  newlyBack: { changed: 'came-back' },
})
export type ChangeCount = keyof typeof changeCounts

/** What is made of them. */
export const boardShares = derived(boardCounts, {
  closedShare: { unit: 'percent', part: 'closed', whole: ['found'] },
  ownDriveShare: { unit: 'percent', part: 'ownDriveMeasures', whole: ['policyMeasures', 'ownDriveMeasures'] },
})

export const boardPaces = derived(boardCounts, {
  'dispatch-days': { unit: 'days', over: 'dispatch-done' },
  'acknowledge-days': { unit: 'days', over: 'acknowledge-done' },
  'report-days': { unit: 'days', over: 'report-done' },
  'review-days': { unit: 'days', over: 'review-done' },
  'close-days': { unit: 'days', over: 'close-done' },
  'dispatch-waiting-days': { unit: 'days', over: 'dispatch-waiting' },
  'acknowledge-waiting-days': { unit: 'days', over: 'acknowledge-waiting' },
  'report-waiting-days': { unit: 'days', over: 'report-waiting' },
  'review-waiting-days': { unit: 'days', over: 'review-waiting' },
  'close-waiting-days': { unit: 'days', over: 'close-waiting' },
})

/** What leaders took in hand in person (亲自核、亲自抓、亲自督). */
export const leaderCounts = {
  ...counts({ ...today, unit: 'times', by: ['leader'] }, {
    verified: { how: 'verified' }, led: { how: 'led' }, supervised: { how: 'supervised' },
  }),
  ...counts({ ...today, unit: 'problems', by: ['leader'] }, { taken: {} }),
} as const
