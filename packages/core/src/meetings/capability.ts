import { capability } from '../kernel/capability.ts'
import { parameter } from '../kernel/parameter.ts'
import { meetingQueues } from './contract.ts'
import { entries } from './entries.ts'
import { meetingCounts } from './figures.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { MeetingsParameter } from './rules.ts'

export const meetings = capability({
  name: 'meetings',
  permissions,
  parameters: {
    meetings: parameter(MeetingsParameter, {
      kinds: [
        { code: 'leading-group', name: '领导小组会议', number: '领导小组会议{year}年第{ordinal}次' },
        { code: 'dispatch', name: '调度会', number: '调度会{year}年第{ordinal}次' },
        { code: 'video', name: '视频会', number: '视频会{year}年第{ordinal}次' },
      ],
      minutesNumber: '会议纪要〔{year}〕{ordinal}号',
      days: 5,
      urgedFrom: 3,
      extensionDays: 10,
      extensions: 1,
      speaking: { by: 'closedShare', last: 3, first: 3, least: 20 },
    }),
  },
  refusals,
  queues: meetingQueues,
  dayMatters: ['decision-to-do', 'commitment-due'],
  entries,
  figures: meetingCounts,
  words: { 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') },
  parameterWords: { 'zh-CN': () => import('./words/parameters/zh-CN.ts'), en: () => import('./words/parameters/en.ts') },
  figureWords: { 'zh-CN': () => import('./words/figures/zh-CN.ts'), en: () => import('./words/figures/en.ts') },
})
