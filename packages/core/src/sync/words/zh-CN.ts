export const words = {
  name: '手机',
  refusal: {
    'device-unknown': '县里不认识这部手机，请重新登录。',
    'device-revoked': '县办已让这部手机下线。',
    'operation-differs': '同一个编号下先到了别的内容。两份都留着，请县办核对。',
    'operation-too-new': '手机上的程序比县里的新（格式 {version}），县里更新后再收。',
    'operation-actor-differs': '这一件不是您本人在这部手机上存的。',
    'spot-fix-without-finding': '这次入户没有查出这个问题，当场整改对不上。',
    'outbox-file-unreadable': '这不是完整的未上传文件，或者文件坏了。请在手机上重新存一份。',
    'work-not-sent': '还有 {count} 件没有上传，请先上传或存成文件。',
    'work-left-behind': '手机里还有{name}的内容：没上传 {unsent} 件，县里没收 {refused} 件，没填完 {drafts} 份，照片 {photos} 张。',
    'work-set-aside': '县办看过，决定不收：{reason}',
    'backup-unknown': '这个核对码对不上本县的台账流水，请照 check-backup 最后一行原样填写。',
    'backup-file-missing': '备份里没有文件 {name}，或者长度不对；这份备份不完整。',
  },
  entry: {
    'device-registered': { name: '登记手机', sentence: '登记了一部手机' },
    'phone-work-missing': { name: '手机报过的没传到', sentence: '换了一部手机登录，原来那部报过的 {count} 件没有传到县里' },
    'device-revoked': { name: '停用手机', sentence: '停用了一部手机' },
    'backup-verified': { name: '核对备份', sentence: '核对了备份，到流水第 {sequence} 号' },
    'outbox-file-taken-in': { name: '代交手机里的工作', sentence: '代交手机里没发出的工作：接收 {accepted} 件，早有 {known} 件，文件 {files} 个，没有接收 {refused} 件' },
    'refused-work-taken-in': { name: '补收手机里的工作', sentence: '补收了{person}手机里原来没有接收的工作' },
    'refused-work-set-aside': { name: '决定不收手机里的工作', sentence: '看过{person}手机里没有接收的工作，决定不收：{reason}' },
  },
  term: {
    queue: { 'to-settle': '待处理的没有接收的手机工作' },
  },
} as const
