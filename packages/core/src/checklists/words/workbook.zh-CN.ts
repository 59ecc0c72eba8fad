/** What is said about a checklist. `{value}` is what stands in the cell. */
export const workbook = {
  catalogue: {
    'column-missing': 'survey 表缺少“{column}”这一列。检查项要有 name、wording、dimension、severity、department、allowance、allowance_unit、evidence 各列。',
    'field-missing': '缺少字段“{value}”：没有它，交上来的表对不上轮次、农户和入户结果。请照样表加上这一行。',
    'no-items': '没有一个检查项：在检查项那一行的 dimension 列填上方面的代码。',
    'code-twice': '检查项代码“{value}”用了两次，请改一个。',
    'code-invalid': '检查项代码“{value}”不对：用字母开头，只含字母、数字和下划线，最多 40 位。',
    'wording-missing': '请写上检查项的名称。',
    'severity-unknown': '“{value}”不对：填 hard（硬伤）或 ordinary（一般）。',
    'department-missing': '请填责任部门的名称或代码。',
    'allowance-invalid': '整改时限“{value}”不对：填不小于 0 的整数。',
    'allowance-unit-unknown': '时限单位“{value}”不对：填 day（天）或 working-day（工作日）。',
    'evidence-unknown': '佐证种类“{value}”不对：填 photo（照片）、file（文件），几种用空格隔开，不要佐证就空着。',
    'department-unknown': '没有叫“{value}”的单位。请先在“区划和单位”里登记这个单位，或改成已有单位的名称。',
    'dimension-unknown': '方面“{value}”没有中文名称，页面上会直接显示这个代码。dimension 列可以直接写中文，如：住房。',
    'item-repeated': '检查项“{value}”在重复组里，每一次都会算：有一次是 1（有问题）这一户就算有问题；每一次都是 0 才算没有问题；有一次没填就算未核查。',
    'head-name-missing': '户编号如果是人填的（ODK Collect），填错一位就记到别家去了：加一个字段“{value}”（户主姓名），系统会核对。本系统的手机由任务带出，不用填。',
    'field-repeated': '字段“{value}”不能放在重复组里：一份表只能有一个轮次、一个户编号、一个入户结果。',
  },
  versionMissing: '请填写版本号 version：每次改了核查表都要换一个。',
  versionTaken: '版本 {version} 已经发布过，内容不一样。请把 version 改大，再上传。',
  filesNeeded: '核查表要用到文件 {files}，本系统不随表下发，手机上会打不开。请把选项写在 choices 表里。',
} as const
