export const words = {
  name: '轮次',
  refusal: {
    'round-unknown': '没有这个轮次：{round}。',
    'round-missing': '这份入户表没有写明是哪一轮。请在表里填上轮次（1、2……）再交。',
    'round-ordinal-taken': '第 {ordinal} 轮已经有了，请刷新页面再建。',
    'round-days-wrong': '结束日期不能早于开始日期 {from}。',
    'sample-empty': '抽不出农户：还没有导入农户。',
    'round-not-open': '轮次“{round}”的入户时间是 {from} 至 {to}，{day} 不在其中。',
    'round-form-differs': '轮次“{round}”使用的表单是 {expected}，收到的是 {received}。',
    'round-tier-differs': '您的岗位不参加轮次“{round}”。',
    'household-not-in-sample': '户编号 {household} 不在轮次“{round}”的抽样名单里。',
  },
  entry: {
    'round-opened': { name: '开轮次', sentence: '开轮次“{name}”，{startsOn} 至 {endsOn}' },
  },
  term: {  },
} as const
