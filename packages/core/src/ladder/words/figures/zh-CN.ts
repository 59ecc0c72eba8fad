export const words = {
  proposed: { name: '等县办定', counted: '规则建议、还没有定的单位和个人' },
  remind: { name: '提醒', counted: '定为提醒的' },
  supervise: { name: '督办', counted: '定为督办的' },
  talk: { name: '约谈', counted: '定为约谈的' },
  transfer: { name: '移送', counted: '定为移送其他机关的' },
  putAside: { name: '不作处理', counted: '看过、写明理由不作处理的' },
} as const
