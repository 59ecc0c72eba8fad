export const words = {
  open: { name: '待说明', counted: '查岗不在、没有管用的假条，还没有认定的' },
  late: { name: '过了说明期限', counted: '待说明里，本人或派出单位过了期限还没有说明的' },
  toDecide: { name: '待认定', counted: '本人和派出单位都说明了，或者期限到了，等县办认定的' },
  excused: { name: '有正当理由', counted: '认定有正当理由的' },
  unexcused: { name: '无正当理由', counted: '认定没有正当理由、作为问题整改的' },
  contradicted: { name: '考勤对不上', counted: '考勤表写在岗，查岗不在或者正在请假的' },
  tooFew: { name: '天数不够', counted: '当月在岗天数（公出算在岗）少于参数里要求的' },
} as const
