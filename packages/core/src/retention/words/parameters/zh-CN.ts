export const words = {
  parameters: {
    retention: {
      title: '保留多久',
      does: '个人信息保留多久。每天清理一次，清了多少记入操作记录；操作记录本身一直保留。将要清理多少，在“保留和清理”里看。',
      fields: {
        returnedWorkbooksDays: { label: '退回的表', unit: '天', does: '导入和回填时退回的工作簿里有姓名和身份证号，过了这么多天删掉；导入的记录还在。' },
        positionsDays: { label: '定位', unit: '天', does: '入户和拍照时记下的经纬度，轮次结束满这么多天后抹掉；入户记录和照片还在。' },
        photosDays: { label: '照片和文件', unit: '天', does: '轮次结束、涉及的问题都办结满这么多天后删掉，文件名和校验码还在。不能少于一年。' },
        signInTracesDays: { label: '登录痕迹', unit: '天', does: '谁从什么地址、什么设备登录过，输错过密码。不能少于六个月（184 天）。' },
      },
    },
  },
  codeLists: {},
} as const
