import type { Measure } from '@lookback/core/problems'
import type { Chance } from '../chance.ts'

/** What was done, by dimension: mostly one more policy on top, seldom the household's own drive. */
const policies: Readonly<Record<string, readonly string[]>> = {
  H03: ['已动员搬迁入住', '村干部上门做工作，户主已搬入新房'],
  housing: ['纳入危房改造补助', '安排施工队修缮', '补助建材'],
  income: ['重新核算收入并更新手册', '纳入产业奖补'],
  records: ['补齐手册和档案', '更换明白卡'],
  environment: ['安排保洁员清理', '纳入人居环境整治'],
  'food-clothing': ['送米油和被褥', '纳入临时救助'],
  education: ['学校上门劝返', '发放教育资助'],
  medical: ['补缴医保', '签约家庭医生'],
  water: ['更换水管', '接通集中供水'],
  'safety-net': ['按程序纳入低保', '发放临时救助'],
  'industry-employment': ['安排公益岗位', '发放种苗'],
  assistance: ['调整帮扶责任人', '增加走访次数'],
  infrastructure: ['更换入户线', '列入入户路建设计划'],
}
const ownDrive = ['与邻户结对，户帮户一起做', '请在外亲属帮忙，亲帮亲', '户主投工投劳，自己动手']

export function measuresFor(item: string, dimension: string, chance: Chance): Measure[] {
  const policy = { kind: 'policy', text: chance.pick(policies[item] ?? policies[dimension] ?? ['']) } as const
  return chance.happens(0.16) ? [policy, { kind: 'own-drive', text: chance.pick(ownDrive) }] : [policy]
}
