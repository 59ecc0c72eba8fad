export const words = {
  parameters: {
    clock: {
      title: '时间核对',
      does: '电脑时间可能不对时，每日工作（升级超期、发提醒、清旧通知）先停下，等人核对。',
      fields: {
        jumpDays: { label: '隔几天要核对', unit: '天', does: '每日工作停了超过这么多天再开，先请人核对电脑时间。' },
        apartMinutes: { label: '时间最多差', unit: '分钟', does: '台账流水、数据库的时间和电脑差得更多，就先停下。' },
        phonesApartHours: { label: '和手机最多差', unit: '小时', does: '当天多数手机的时间和电脑差得更多，就先停下。' },
      },
    },
  },
  codeLists: {},
} as const
