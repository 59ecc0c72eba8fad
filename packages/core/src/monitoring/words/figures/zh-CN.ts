export const words = {
  takingUp: { name: '正在办纳入', counted: '有线索、还没有定纳入不纳入的' },
  overdue: { name: '超期', counted: '下一步的最晚日期已经过了的，纳入和消除都算' },
  inTime: { name: '按时办完', counted: '定了纳入或者不纳入，从线索起没有超过规定天数的' },
  late: { name: '超过天数才办完', counted: '定了纳入或者不纳入，从线索起超过规定天数的' },
  monitored: { name: '监测中', counted: '已经纳入、风险没有消除的，正在办消除的也算' },
  removal: { name: '正在办消除', counted: '已经提出风险消除、还没有批准的' },
  removed: { name: '风险已消除', counted: '按程序批准了风险消除的' },
  notTakenUp: { name: '不纳入', counted: '入户以后定为不纳入、写了原因的' },
  ended: { name: '户已不在册', counted: '户已经不在册，监测还没有结束的' },
  villagesWithNone: { name: '没有一户的村', counted: '没有登记过一条线索的村' },
  withoutCase: { name: '户册有、这里没办', counted: '户册上是监测对象、风险没有消除，这里没有正在监测的' },
  notInRegister: { name: '这里纳入、户册没有', counted: '这里正在监测，户册上不是监测对象或者写着风险已消除的' },
} as const
