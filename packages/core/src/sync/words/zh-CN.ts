export const words = {
  refusal: {
    'device-unknown': '县里不认识这部手机，请重新登录。',
    'device-revoked': '县办已让这部手机下线。',
    'operation-differs': '同一个编号下先到了别的内容。两份都留着，请县办核对。',
    'operation-too-new': '手机上的程序比县里的新（格式 {version}），县里更新后再收。',
    'operation-actor-differs': '这一件不是您本人在这部手机上存的。',
    'spot-fix-without-finding': '这次入户没有查出这个问题，当场整改对不上。',
    'outbox-file-unreadable': '这不是完整的未上传文件，或者文件坏了。请在手机上重新存一份。',
    'work-not-sent': '还有 {count} 件没有上传，请先上传或存成文件。',
    'work-set-aside': '县办看过，决定不收：{reason}',
    'backup-unknown': '这个核对码对不上本县的台账流水，请照 check-backup 最后一行原样填写。',
    'backup-file-missing': '备份里没有文件 {name}，或者长度不对；这份备份不完整。',
  },
  term: {  },
} as const
