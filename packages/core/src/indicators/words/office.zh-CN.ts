/** How offices call what stands in the tables of indicators; pages say the same. */
export const office = {
  indicatorKind: { objects: '对象', quantity: '数量', rate: '比率', standard: '标准' },
  direction: { 'at-least': '不低于', 'at-most': '不超过', reach: '达到' },
  rateBasis: { count: '完成数÷目标', 'person-months': '人月数', milestones: '形象进度' },
  computedSource: { objects: '对象状态', insured: '户籍成员参保', closed: '问题销号', covered: '逐户核查', held: '回访没有反弹', 'came-back': '销号后反弹', 'unsafe-houses': '危房户' },
  reportingTier: { county: '县', township: '乡镇', village: '村', nobody: '不填报' },
  rhythm: { day: '日', week: '周', 'ten-days': '旬', month: '月' },
  objectState: {
    planned: '未开工', started: '在建', finished: '竣工', 'in-use': '投用', 'given-up': '放弃', 'not-eligible': '不符合条件',
  },
  objectStanding: {
    counted: '应完成', finished: '已完成', 'in-use': '已投用', left: '还没完成', behind: '超计划日期', 'not-started': '还没开工', deducted: '不再计入',
  },
  objectLack: {
    'started-on': '在建的要填实际开工日期', 'finished-on': '竣工的要填实际完工日期', 'finished-before-started': '完工日期早于开工日期',
    'in-the-future': '日期在今天以后', reason: '放弃、不符合条件的要写明原因',
  },
  reportCheck: {
    'over-all': '超过 100%', 'less-than-last': '比上期少', 'done-without-start': '完成数大于开工数', 'target-moved': '目标变了',
    'whole-moved': '总数变了', 'rate-differs': '占比不等于完成数除以目标',
  },
  reportStanding: { awaited: '还没到期', missing: '缺报', submitted: '待审核', returned: '已退回', confirmed: '已确认' },
  indicatorLight: { missing: '缺报', green: '绿灯', blue: '蓝灯', yellow: '黄灯', red: '红灯' },
  lightCondition: {
    'points-behind': '落后计划超过（百分点）', 'short-of-target': '没有时序的，差目标超过（百分点或件数）', 'below-milestone': '上个节点完成不足（%）', 'days-without-report': '超过几天没有报',
    'milestone-missed-days': '过了节点没完成超过（天）', 'days-left': '离时限不到（天）', 'yellow-in-a-row': '连续几次黄灯以上', 'red-in-a-row': '连续几次红灯',
  },
  stageDemand: {
    'indicator-share': '完成率≥（%）', 'indicator-left': '还差≤', 'open-problems': '没销号≤（件）', 'missing-reports': '缺报≤（份）', 'red-lights': '红灯≤（个）',
  },
  stageSays: {
    'indicator-share': '{about}完成 {amount}% 以上', 'indicator-left': '{about}最多还差 {amount} {unit}', 'open-problems': '没销号的问题不超过 {amount} 件',
    'missing-reports': '缺报的不超过 {amount} 份', 'red-lights': '亮红灯的指标不超过 {amount} 个',
  },
  tableTitle: { indicators: '指标目录', 'indicator-targets': '指标目标和节点表', 'indicator-objects': '指标对象表', 'indicator-reports': '指标报表' },
  noForecast: {
    stands: '最近没有进展，说不出哪天完成。', grows: '最近差得越来越多，说不出哪天完成。',
    unknown: '这个数没有按天记，说不出速度和哪天完成。', since: '从 {day} 起才按天记，还说不出速度和哪天完成。',
  },
  correctionState: { proposed: '待确认', confirmed: '已更正', refused: '不同意' },
} as const
