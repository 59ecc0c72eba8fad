import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: {
    notices: 'Notices',
  },
  bell: 'Notices, {count} unread',
  bellNone: 'Notices, none unread',
  more: '{count}+',
  unreadOnly: 'Unread only',
  readAll: 'Mark all as read',
  unreadTitle: 'Unread notices',
  all: 'All notices',
  none: 'No notices yet',
  noneUnread: 'No unread notices',
  noneHint: 'You are told here when problems are dispatched, returned, escalated or closed.',
  bySystem: 'System',
  unread: 'Unread',
  digest: 'Owed today',
  nothingOwed: 'Nothing is owed today.',
  many: '{count} problems',
  openAll: 'Open all {count}',
  said: '“{text}”',
  day: {
    due: 'due {day}', answer: 'to be answered until {day}',
    asked: 'asks for time until {day}',
    granted: 'extended to {day}',
    revisit: 'revisit by {day}', until: 'Until {day}', on: 'On {day}', meeting: 'meeting on {day}',
  },
  level: 'raised to: {level}',
  queue: '{queue}: {count}',
  queueOverdue: ', {count} of them overdue',
}
