export const words = {
  parameters: {
    coverage: {
      title: '怎样才算入过户',
      does: '填了“已入户”但检查项大多没看的，不算入过户。已经收到的不变，管以后收到的。',
      fields: {
        assessedShare: { label: '至少核查', unit: '%', does: '按这一户问到的检查项算；一项都没核查的，无论如何不算。' },
      },
    },
    findings: {
      title: '查出问题要写什么',
      does: '手机上查出问题，不写说明、照片不够就不能提交。主人不让拍的，把照片张数设成 0。',
      fields: {
        hardNote: { label: '硬伤要写说明', does: '硬伤要写清在哪里、什么样。' },
        hardPhotos: { label: '硬伤至少拍照', unit: '张', does: '核查表里能拍问题照片的才要。' },
        ordinaryNote: { label: '一般问题要写说明', does: '一般问题要不要写。' },
        ordinaryPhotos: { label: '一般问题至少拍照', unit: '张', does: '核查表里能拍问题照片的才要。' },
        printed: { label: '照片下印时间地点', does: '手机拍的照片，下边加一条，印县里的时间、村、组和户编号，不盖住画面，不印姓名。不印也记着。' },
      },
    },
    positions: {
      title: '户的位置',
      does: '入户时在门口取位置，以后在手机的地图上找得到这一户、排得出走的顺序。',
      fields: {
        taken: { label: '可以取位置', does: '住户同意才取。关掉以后不再取、不再收、不再发到手机，手机里已有的清掉，地图也没有了。' },
        tiles: { label: '底图地址', does: '县里自己的瓦片服务器（墨卡托投影，WGS-84），写成 http://…/{z}/{x}/{y}.png；由本系统去取，手机不直接连。没有就空着，地图照样能用。' },
      },
    },
  },
  codeLists: {},
} as const
