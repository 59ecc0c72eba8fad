export const words = {
  name: '日清日结',
  entry: {
    'day-closed': { name: '日清日结', sentence: '{unit}结清 {day}：应办 {due} 件，已办 {done} 件，结转 {carriedOver} 件' },
    'day-brief-issued': { name: '编发今日快报', sentence: '编发 {day} 的今日快报第 {ordinal} 期：应办 {due} 件，已办 {done} 件，结转 {carriedOver} 件' },
  },
  refusal: {
    'day-not-today': '只能结今天（{today}）的。过去没有结的，到点由系统结了',
    'day-closed': '{unit}今天已经结过了',
    'day-unit-other': '只能结自己单位的',
    'day-word-needed': '还有 {count} 件没办完，要写明为什么结转、什么时候办',
  },
  term: { dayStanding: { done: '已办', 'carried-over': '结转' }, daySince: { today: '今日到期', before: '以前结转来' } },
} as const
