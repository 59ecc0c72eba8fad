export const words = {
  parameters: {
    field: {
      title: '手机端',
      does: '手机离线多久、多久不碰要重新输 PIN。手机下次联网时换成新的。',
      fields: {
        offlineDays: { label: '离线最多几天', unit: '天', does: '这么久没有联网，光输 PIN 只能看没上传的，要联网输一次密码。每次联网重新算。' },
        pinAttempts: { label: 'PIN 可输错几次', unit: '次', does: '输错这么多次，要联网登录才能再用。' },
        pinDigits: { label: 'PIN 几位', unit: '位', does: '多一位，拷走手机数据的人要多猜十倍。手机下次联网后，位数不够的会提醒换一个。' },
        idleMinutes: { label: '多久不碰锁上', unit: '分钟', does: '这么久没有碰手机，要重新输 PIN。' },
        clockMinutes: { label: '时间差多少要提醒', unit: '分钟', does: '手机时间和县里差这么多，本人和县办都会看到提醒；记录按县里的时间改正。' },
        voiceSeconds: { label: '语音最长', unit: '秒', does: '入户、办问题时可以说一段话，最长这么久；0 就是不用语音。' },
        platePattern: { label: '门牌二维码的内容', does: '门牌码里不只是户编号的，写明编号在哪里，如 https://…/{number}；只有户编号的空着。' },
      },
    },
  },
  codeLists: {},
} as const
