/** What stands in the workbook of village meetings. */
export const workbook = {
  sheet: '村级会议',
  unit: '次',
  column: {
    ordinal: '序号', townshipName: '乡镇', villageName: '村', body: '会议种类', group: '村民小组', day: '开会日期', due: '应到人数', present: '实到人数', quorum: '是否达到法定人数', titles: '议题', contradictions: '对不上的地方', likeness: '与其他记录相同（%）',
  },
  quorum: { yes: '达到', no: '没达到' },
} as const
