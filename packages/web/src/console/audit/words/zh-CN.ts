export const words = {
  page: { audit: '操作记录', alerts: '异常提醒' },
  alerts: {
    hint: '近 30 天操作记录里不寻常的：多少算多，在“参数和选项表”的“异常提醒”里定。',
    what: '情况', who: '谁', from: '从', until: '到', count: '次数', address: '网络地址', none: '近 30 天没有不寻常的',
  },
  hint: '谁在什么时候对谁做了什么：登录、查看完整号码、导出都在内，只能看，不能改。',
  person: '按姓名查',
  personPlaceholder: '经办人或被办的人',
  kind: '做了什么',
  from: '从哪天起',
  until: '到哪天止',
  export: '导出',
  bySystem: '系统',
} as const
