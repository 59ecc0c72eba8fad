import type { Chance } from '../chance.ts'

/** What inspectors write beside a finding, by dimension; the item of the account has its own. */
const notes: Readonly<Record<string, readonly string[]>> = {
  H03: ['新房已竣工，一家仍住老屋', '新房只放杂物，床铺灶台都没有', '水电表没有走字，邻居说没搬过来', '分散安置房建好一年未搬'],
  housing: ['现场查看，与台账登记不符', '已拍照，户主说多次反映过', '老人单独居住的偏房'],
  income: ['与户主核对后重新计算', '手册数字照抄上年', '务工证明没有单位盖章'],
  records: ['手册放在村部，户主没见过', '扶贫手册最后一次记录是去年', '档案袋里缺公示照片'],
  environment: ['当场与户主说了，答应打扫', '鸡鸭在堂屋', '柴草堆在灶边'],
  'food-clothing': ['独居老人，需要村里送', '被子单薄'],
  education: ['孩子随父母外出，学校没有记录', '班主任没有上门'],
  medical: ['外出务工人员漏缴', '慢病证没有办'],
  water: ['枯水期靠挑水', '水管冻裂后没有修', '水发黄'],
  'safety-net': ['去年停发后没有告知原因', '长期卧床，由邻居照看'],
  'industry-employment': ['只发过鸡苗', '想学技术，没有人来登记'],
  assistance: ['只记得姓，说不出单位', '今年来过一次'],
  infrastructure: ['线路老化，用木棍挑着', '雨天摩托车进不来'],
}

export function noteOf(item: string, dimension: string, chance: Chance): string {
  return chance.pick(notes[item] ?? notes[dimension] ?? [''])
}
