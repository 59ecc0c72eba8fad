/** Minutes are an official document of the county: their words are Chinese whoever issues them. */
export const minutesWords = {
  date: '{year}年{month}月{day}日',
  moment: '截至 {time}',
  none: '无',
  agendaItem: '{ordinal}．{text}',
  absence: '{unit}{name}（{reason}）',
  byRule: '（按规定时限）',
  forInformation: '阅知',
  uncheckable: '没有写数字或者日期，不可核',
  promised: '{figure}{direction}{target}',
  direction: { 'at-least': '达到', 'at-most': '不超过' },
  state: { waiting: '还没到期', kept: '兑现', missed: '没有兑现', untold: '当天没有数', uncheckable: '不可核' },
  speech: { commitment: '表态发言', example: '典型发言' },
  closersOf: '{first}、{second}',
  figureOf: '{place}{figure}',
  figures: {
    closedShare: '销号率', found: '查出问题', closed: '已销号', open: '未销号', overdue: '超时限', returned: '退回次数', falseReports: '虚报整改次数', cameBack: '反弹次数',
    coverage: '入户率', incidence: '问题发生率', indicator: '指标',
  },
  tags: {
    issuer: '印发单位', number: '文号', title: '标题', kind: '会议', day: '日期', startsAt: '时间', place: '地点', chair: '主持', ordinal: '序号', text: '内容',
    agenda: '议程', present: '出席', absent: '请假', unit: '单位', people: '人员', reason: '原因', moment: '截至', figures: '数字', name: '名称', value: '数值',
    readings: '兑现', said: '表态内容', promised: '承诺', result: '结果', decisions: '议定', lead: '牵头', co: '配合', dueOn: '时限', closers: '签字', commitments: '表态', speaker: '发言人', issuedOn: '印发日期',
  },
} as const
