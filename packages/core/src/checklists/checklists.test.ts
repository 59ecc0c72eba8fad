import { describe, expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { compareItems } from './compare-items.ts'
import { readGuidance } from './guidance.ts'
import type { CheckItem } from './standard.ts'

const english = ['type', 'name', 'label', 'wording', 'dimension', 'severity', 'department', 'allowance', 'allowance_unit', 'evidence', 'papers', 'good']
const chinese = ['类型', '名称', '标题', '检查项', '方面', '是否硬伤', '责任部门', '整改时限', '时限单位', '佐证', '材料', '正常答案']
const question = ['select_one yes_no', 'seen', '房屋安全吗？', '', '', '', '', '', '', '', '', 'yes']

describe('a survey sheet', () => {
  it('is read the same with Chinese headings and values as with the standard ones', () => {
    const standard = [question, ['calculate', 'H01', '', '住房不安全', '住房', 'hard', '住建局', '30', 'working-day', 'photo file', '竣工验收单', '']]
    const inChinese = [question, ['calculate', 'H01', '', '住房不安全', '住房', '是', '住建局', '30', '工作日', '照片、文件', '竣工验收单', '']]
    const read = readCatalogue([english, ...standard])
    expect(read).toMatchObject({ problems: [], items: [{ code: 'H01', severity: 'hard', allowanceUnit: 'working-day', evidence: ['photo', 'file'] }] })
    expect(readCatalogue([chinese, ...inChinese])).toEqual(read)
    expect(readGuidance([chinese, ...inChinese])).toEqual(readGuidance([english, ...standard]))
  })

  it('is told what is wrong under the heading that stands there', () => {
    const { problems } = readCatalogue([chinese, question, ['calculate', 'H01', '', '住房不安全', '住房', '严重', '住建局', '半个月', '周', '录像', '', '']])
    expect(problems.map(({ code, column, cell }) => [code, column, cell])).toEqual([
      ['severity-unknown', '是否硬伤', 'F3'], ['allowance-invalid', '整改时限', 'H3'], ['allowance-unit-unknown', '时限单位', 'I3'], ['evidence-unknown', '佐证', 'J3'],
    ])
  })
})

describe('two versions of a checklist', () => {
  const item = (code: string, change: Partial<CheckItem> = {}): CheckItem => ({
    code, position: 1, dimension: '住房', wording: '住房不安全', severity: 'ordinary', department: 'housing', allowance: 30, allowanceUnit: 'day', evidence: ['photo', 'file'], papers: [], ...change,
  })

  it('are compared item by item: added, gone, and which parts differ', () => {
    const before = [item('H01'), item('H02'), item('H03')]
    const after = [item('H01', { severity: 'hard', allowanceUnit: 'working-day', position: 2 }), item('H03', { evidence: ['file', 'photo'] }), item('H04')]
    expect(compareItems(before, after).map(({ code, before: was, after: is, differs }) => [code, was !== null, is !== null, differs])).toEqual([
      ['H01', true, true, ['severity', 'allowance']], ['H03', true, true, []], ['H04', false, true, []], ['H02', true, false, []],
    ])
  })
})
