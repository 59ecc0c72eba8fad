export const words = {
  name: '交回的表',
  refusal: {
    'row-cell-formula': '这个单元格是公式或错误值，请“复制—选择性粘贴—数值”后再导入。',
    'row-number-damaged': '编号已被 Excel 损坏（显示为 {value}），请把该列设为文本格式后重新填写原编号。',
    'row-number-missing': '没有编号，不知道是哪个问题。',
    'row-number-unknown': '您的管辖范围内没有编号为“{number}”的问题。',
    'row-twice': '与第 {other} 行是同一个，只能填一行。',
    'row-head-differs': '户主“{given}”与登记的“{registered}”不一致，可能行错位了，请核对。',
    'row-spell-differs': '这张表发出以后，这个问题又重新打开了（现在是第 {spell} 次），请下载新表再填。',
    'row-progress-unknown': '进展“{given}”不认识，请填：{known}。',
    'row-measure-too-long': '措施每行最多 {limit} 个字，一共最多 {lines} 行。',
    'row-evidence-unknown': '没有找到您上传过的文件“{name}”，请先在网页上传。',
    'row-evidence-ambiguous': '您上传过不止一个叫“{name}”的文件，请改名后重新上传。',
    'row-household-unknown': '您的管辖范围内没有户编号“{number}”。',
  },
  entry: {
    'sheet-imported': { name: '交回填好的表', sentence: '交回填好的表，共 {rows} 行，只试不存：{dryRun}' },
    'refused-table-taken': { name: '取走退回的行', sentence: '取走了交回的表里退回的行（Excel，姓名、电话照原样）' },
  },
  term: {
    rowOutcome: { unchanged: '没有变化', known: '已办过', empty: '没有填', refused: '退回' },
  },
} as const
