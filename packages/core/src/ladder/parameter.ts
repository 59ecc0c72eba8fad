import type { LadderParameter } from './rules.ts'

/**
 * With what a county begins. Counting once, twice, and talking after two times is what single counties published (阳新 2018, 景东 2018). How
 * many problems past their day and how many false reports are too many nobody published: as with a ranking's last places, which are what is
 * called to talk elsewhere (黄冈 2018: five townships of class D), few townships of a county shall reach them at once. All of it is to be
 * changed to the county's own rule.
 */
export const initialLadder: LadderParameter = {
  rules: [
    { name: '函件到期没答复 1 次', of: 'unit', measure: 'unanswered', from: 1, rung: 'remind', after: 'none' },
    { name: '函件到期没答复 2 次', of: 'unit', measure: 'unanswered', from: 2, rung: 'supervise', after: 'none' },
    { name: '督办后又有函件到期没答复', of: 'unit', measure: 'unanswered', from: 3, rung: 'talk', after: 'supervise' },
    { name: '整改超时限 50 个', of: 'unit', measure: 'overdue', from: 50, rung: 'remind', after: 'none' },
    { name: '提醒后整改超时限 100 个', of: 'unit', measure: 'overdue', from: 100, rung: 'supervise', after: 'remind' },
    { name: '虚假整改 15 次', of: 'unit', measure: 'false-reports', from: 15, rung: 'supervise', after: 'none' },
    { name: '督办后虚假整改 20 次', of: 'unit', measure: 'false-reports', from: 20, rung: 'talk', after: 'supervise' },
    { name: '约谈后又虚假整改', of: 'unit', measure: 'false-reports', from: 21, rung: 'transfer', after: 'talk' },
    { name: '两次挂牌督战', of: 'unit', measure: 'listings', from: 2, rung: 'talk', after: 'none' },
    { name: '派出的人无故缺岗 3 次', of: 'unit', measure: 'absences', from: 3, rung: 'remind', after: 'none' },
    { name: '无故缺岗 1 次', of: 'post', measure: 'absences', from: 1, rung: 'remind', after: 'none' },
    { name: '无故缺岗 3 次', of: 'post', measure: 'absences', from: 3, rung: 'talk', after: 'none' },
  ],
  days: 366,
  letters: [{ rung: 'remind', kind: 'remind' }, { rung: 'supervise', kind: 'supervise' }, { rung: 'talk', kind: 'talk' }],
}
