export const words = {
  name: '农户档案',
  refusal: {
    'import-not-finished': '导入还没有结束。',
    'import-running': '县里正在导入另一份表，请等它结束再导入。',
    'household-ended': '户编号 {number} 已注销（{householdEnd}）。',
    'heading-column-unknown': '没有“{column}”这一列。',
  },
  entry: {
    'household-registered': { name: '新登记农户', sentence: '登记为新的一户' },
    'household-changed': { name: '改农户档案', sentence: '改了档案，现在是第 {version} 版' },
    'household-moved': { name: '迁户', sentence: '由{from}迁到{to}' },
    'household-split': { name: '分户', sentence: '分出 {people} 人，另立{into}' },
    'household-ended': { name: '注销农户', sentence: '注销：{as}（{into}）' },
    'household-restored': { name: '恢复农户', sentence: '注销有误，恢复登记' },
    'numbers-shown': { name: '查看完整号码', sentence: '查看了身份证号和电话的完整号码，用途：{purpose}' },
    'register-exported': { name: '导出户册', sentence: '导出了户册（Excel，号码已遮挡）' },
    'register-exported-whole': { name: '导出完整户册', sentence: '导出了户册（Excel，含完整身份证号和电话）' },
    'refused-households-taken': { name: '取走退回的户', sentence: '取走了导入时退回的行（Excel，含完整身份证号和电话）' },
    'import-started': { name: '开始导入', sentence: '开始导入农户档案，只试不存：{dryRun}，空格即清空：{emptyClears}，未列出的人即离开：{unlistedLeave}，确认换了人家的户：{replacedFamilies}' },
    'heading-named': { name: '认列名', sentence: '说明列名“{heading}”就是“{column}”' },
    'import-ended': { name: '导入结束', sentence: '导入结束：新增 {added} 户，改动 {changed} 户，未变 {unchanged} 户，退回 {rowsRefused} 行' },
  },
  term: {
    registerSheet: { name: '户册', unit: '人', household: '农户基本情况', member: '家庭成员情况', yes: '是', no: '否', male: '男', female: '女' },
    householdSheet: { name: '农户名单', unit: '户' },
    householdColumn: {
      headName: '户主', number: '户编号', township: '乡镇', village: '村', category: '户类型', monitoredClass: '监测对象类型', memberCount: '人口', phone: '联系电话', openProblems: '未销号问题',
    },
    householdEnd: { merged: '并入另一户', duplicate: '重复登记', 'died-out': '全户死亡', 'moved-away': '整户迁出本县' },
  },
} as const
