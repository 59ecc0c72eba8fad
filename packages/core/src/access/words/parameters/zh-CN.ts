export const words = {
  parameters: {
    'sign-in': {
      title: '登录',
      does: '账号怎么防别人试密码，登录管多久。',
      fields: {
        attempts: { label: '账号输错几次锁定', unit: '次', does: '同一个账号在同一个网络地址连续输错这么多次密码，在那里锁定一段时间；本人在常用的电脑、手机上照常登录。' },
        addressAttempts: { label: '同一地址输错几次', unit: '次', does: '同一个网络地址输错这么多次，没有在那里登录过的账号都要等一等。' },
        accountAttempts: { label: '别处输错几次', unit: '次', does: '一个账号在没有登录过的地址一共输错这么多次，在这些地址都要等一等。' },
        usualDays: { label: '常用地址和设备记多久', unit: '天', does: '登录过的地址和设备，这么久以内算常用。' },
        lockMinutes: { label: '锁定多久', unit: '分钟', does: '过了这么久可以再试。' },
        idleMinutes: { label: '多久不操作退出', unit: '分钟', does: '电脑上这么久没有操作，要重新登录。' },
        absoluteHours: { label: '一次登录管多久', unit: '小时', does: '到时间不管有没有操作，都要重新登录。' },
        passwordLength: { label: '密码至少几位', unit: '位', does: '以后设的密码按这个要求；已有的密码照旧能用。' },
        oneTimeHours: { label: '一次性密码管多久', unit: '小时', does: '管理员给的密码要在这段时间里用掉，换成自己的。' },
      },
    },
    'second-factor': {
      title: '两步验证',
      does: '谁登录时除了密码还要手机验证码应用里的 6 位数字。',
      fields: {
        administrators: { label: '三员要两步验证', does: '系统管理员、安全管理员、审计管理员。' },
        countyOffice: { label: '县办要两步验证', does: '县领导小组办公室的人。' },
        everybody: { label: '所有人都要', does: '乡镇、村和其他人也要。' },
        graceDays: { label: '新账号宽限', unit: '天', does: '账号开通后这么多天里可以先不设。' },
        rememberDays: { label: '记住设备', unit: '天', does: '勾了“记住这台设备”的，这么多天里不再问。' },
      },
    },
    watermark: {
      title: '水印',
      does: '在屏幕和导出的表上写明是谁在什么时候看的，防止拍照、转发。',
      fields: {
        screens: { label: '屏幕上', does: '电脑网页上淡淡地写满姓名和时间。' },
        exports: { label: '导出的表', does: '台账、三清单、操作记录导出后打印，每页页眉写明姓名和时间。' },
      },
    },
  },
  codeLists: {},
} as const
