import type { Cell } from './cell.ts'
import { compact } from './cell.ts'

/** Rows of office tables that are no data. */
export type OfficeRow = 'total' | 'signature'

/** 全 is a surname, too: `全镇海` is somebody. */
const total = /^(?:合计|总计|小计|共计|累计|(?:全县|全镇|全乡|全村|本页)(?:合计|总计|小计|共计|累计|$|[:(\d]))/
const signature = /^(?:填表|填报|制表|审核|复核|审批|负责|单位负责|经办|联系|统计|上报|村|乡镇?|驻村|分管)?(?:人|领导|负责人|单位|日期|时间|电话|书记|主任|签字|签章|盖章)(?:\(?(?:签字|签名|签章|盖章|公章)\)?)?[:：]/
const note = /^(?:备?注|说明|填表说明|注意事项|附注)\d*[:：.、]/

/** A sheet that shows how to fill in: its rows are nobody's. */
const exampleName = /样例|示例|范例|样表|(?:样本|示范)(?![村乡镇街社区点户组])|填写说明|填表说明|模板说明|example/i

/** The worksheets that only show how to fill a table in, by their names; none where there is no other. */
export function exampleSheets<Sheet extends { name: string; isHidden: boolean }>(sheets: readonly Sheet[]): Set<Sheet> {
  const hasOthers = sheets.some(({ isHidden, name }) => !isHidden && !exampleName.test(name))
  return new Set(hasOthers ? sheets.filter(({ name }) => exampleName.test(name)) : [])
}

/** What the first text of a row, numbers aside, says that it is: `合计`, `填表人：张三`, `注：…`; null for anything else. */
export function officeRow(cells: readonly (Cell | null)[]): OfficeRow | null {
  const first = compact(cells.find((cell) => cell !== null && !/^[\d.,]*$/.test(cell.text))?.text ?? '')
  if (total.test(first)) return 'total'
  return signature.test(first) || note.test(first) ? 'signature' : null
}
