export const words = {
  page: { audit: '操作记录' },
  hint: '谁在什么时候对谁做了什么：登录、查看完整号码、导出都在内，只能看，不能改。',
  person: '按姓名查',
  personPlaceholder: '经办人或被办的人',
  kind: '做了什么',
  from: '从哪天起',
  until: '到哪天止',
  export: '导出',
  bySystem: '系统',
} as const
