export const words = {
  name: '每日工作',
  refusal: {
    'clock-jumped': '这台电脑的时间可能不对：现在显示 {now}，每日工作上次做到 {last}，相隔太久。升级超期、发提醒、清旧通知都先停下。请对好电脑时间；时间没错，就运行 confirm-clock 命令，接着做。',
    'clock-behind': '这台电脑的时间可能不对：现在显示 {now}，可是台账流水最后一条记在 {last}。每日工作先停下，请对好电脑时间。',
    'clock-apart': '这台电脑的时间（{now}）和数据库的时间（{last}）对不上。每日工作先停下，请对好时间。',
    'clock-apart-from-phones': '这台电脑的时间（{now}）和多数手机的时间（{last}）对不上。每日工作先停下，请对好电脑时间；时间没错，就运行 confirm-clock 命令，接着做。',
  },
  entry: {
    'clock-confirmed': { name: '确认时间', sentence: '确认电脑时间没错（{day}），每日工作接着做' },
  },
  term: {},
} as const
