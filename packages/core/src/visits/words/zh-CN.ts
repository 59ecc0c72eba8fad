export const words = {
  name: '入户',
  refusal: {
    'submission-not-multipart': '提交内容必须是 multipart/form-data。',
    'submission-missing': '缺少 xml_submission_file。',
    'submission-not-xml': '提交内容不是合格的 XML：第 {line} 行{reason}。',
    'submission-has-doctype': '提交内容不允许带 DOCTYPE 或实体定义。',
    'submission-too-large': '提交内容超过 {limit} 字节。',
    'submission-identifier-missing': '提交内容缺少 instanceID，或不是 uuid: 开头的编号。',
    'submission-differs': '编号 {instance} 已经收过另一份不同的内容，原内容保留不变。',
    'household-unknown': '没有户编号 {household}，或该户不在您的管辖范围内。',
    'outcome-unknown': '入户结果“{outcome}”不在允许的选项里。',
    'answer-invalid': '检查项 {item} 的结果只能是 1（有问题）、0（没有问题）或空（未核查），收到“{value}”。',
    'answer-twice': '“{field}”在一份表里填了不一样的内容：{values}。',
    'attachment-missing': '缺少附件：{name}。',
    'attachment-too-large': '附件 {name} 超过 {limit} 字节。',
    'attachment-unexpected': '附件 {name} 没有在内容里用到。',
    'attachment-name-too-long': '附件名字太长（{name}），最多 {limit} 个字。',
  },
  entry: {
    'visit-recorded': { name: '入户记录', sentence: '在{round}入户：{outcome}' },
  },
  term: {
    visitReceived: '已收到',
    notVisited: '未入户',
    outcome: {
      completed: '已入户', 'nobody-home': '家中无人', refused: '拒访', moved: '已搬走', deceased: '已去世', other: '其他',
    },
    observation: { problem: '有问题', ok: '没有问题', 'not-assessed': '未核查', 'not-visited': '未入户' },
  },
} as const
