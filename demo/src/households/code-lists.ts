import type { CodeListEntry, CodeListName } from '@lookback/core/kernel'
import { checklist } from '../checklist/checklist.ts'

const relations = [
  '户主', '配偶', '之子', '之女', '之儿媳', '之女婿', '之孙子', '之孙女', '之外孙子', '之外孙女', '之父', '之母', '之岳父',
  '之岳母', '之公公', '之婆婆', '之祖父', '之祖母', '之外祖父', '之外祖母', '之兄弟姐妹', '之曾孙子', '之曾孙女', '之侄儿',
  '之侄女', '之兄弟媳妇', '之叔伯', '其他',
]

const lists: Readonly<Record<CodeListName, Readonly<Record<string, string>>>> = {
  dimension: Object.fromEntries(checklist.sections.map(({ dimension, label }) => [dimension, label.zh])),
  'household-category': {
    lifted: '一般脱贫户',
    'lifted-allowance': '低保脱贫户',
    'lifted-destitute': '特困供养脱贫户',
    poor: '未脱贫户',
    marginal: '边缘户',
    'non-poor': '非贫困户',
  },
  'monitored-class': { unstable: '脱贫不稳定户', marginal: '边缘易致贫户', sudden: '突发严重困难户' },
  relation: Object.fromEntries(relations.map((label) => [label, label])),
  education: {
    illiterate: '文盲或半文盲', primary: '小学', junior: '初中', senior: '高中', college: '大专', university: '本科及以上',
  },
  'school-status': {
    'not-yet': '学龄前儿童', preschool: '学前教育', primary: '小学', junior: '初中', senior: '普通高中',
    vocational: '中等职业学校', college: '大专', university: '本科及以上',
  },
  health: { healthy: '健康', chronic: '长期慢性病', serious: '患有大病', disabled: '残疾' },
  labour: { ordinary: '普通劳动力', skilled: '技能劳动力', weak: '弱劳动力或半劳动力', lost: '丧失劳动力', none: '无劳动力' },
  'poverty-cause': {
    illness: '因病', disability: '因残', schooling: '因学', disaster: '因灾', marriage: '因婚', bereavement: '因丧',
    land: '缺土地', water: '缺水', skills: '缺技术', labour: '缺劳动力', funds: '缺资金', roads: '交通条件落后',
    drive: '自身发展动力不足', other: '其他',
  },
  'document-kind': { 'identity-card': '居民身份证', 'disability-card': '残疾人证' },
}

export const codeLists: readonly CodeListEntry[] = Object.entries(lists).flatMap(([list, entries]) =>
  Object.entries(entries).map(([code, label]) => ({ list: list as CodeListName, code, label })))
