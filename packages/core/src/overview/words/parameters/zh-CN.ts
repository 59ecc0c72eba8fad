export const words = {
  parameters: {
    examination: {
      title: '迎检',
      does: '正在准备的检查、普查或验收。首页按它倒计时。',
      fields: {
        title: { label: '名称', does: '首页上这样写，例如“脱贫攻坚普查”。' },
        day: { label: '开始那天', does: '倒计时数到这一天。' },
      },
      effects: { 'days-left': { label: '倒计时', unit: '天' } },
    },
  },
  codeLists: {},
} as const
