export const words = {
  parameters: {
    'demo-day': { title: '演示日', does: '演示县停在这一天。' },
    disk: {
      title: '服务器磁盘',
      does: '磁盘用到多少时提醒县办和管理员，用到多少时不再收照片和文件。',
      fields: {
        saidFrom: { label: '开始提醒', unit: '%', does: '用到这么多，县办和管理员的页面上开始提醒。' },
        urgentFrom: { label: '加紧提醒', unit: '%', does: '用到这么多，提醒变成红色。' },
        fullFrom: { label: '不再收文件', unit: '%', does: '用到这么多，不再收照片和文件，留下的地方给已经收下的数据。' },
      },
    },
  },
  codeLists: {},
} as const
