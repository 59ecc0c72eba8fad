export const words = {
  parameters: {},
  codeLists: {
    dimension: { title: '方面', does: '检查项按方面分组，例如住房、饮水、教育。核查表里写代码，页面和通报里写名称。', unit: '个检查项' },
  },
} as const
