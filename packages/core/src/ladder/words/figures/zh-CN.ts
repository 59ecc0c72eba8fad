export const words = {
  proposed: { name: '等县办定', counted: '规则建议、还没有定的单位和个人' },
  remind: { name: '提醒', counted: '定为提醒的' },
  supervise: { name: '督办', counted: '定为督办的' },
  talk: { name: '约谈', counted: '定为约谈的' },
  transfer: { name: '移送', counted: '定为移送其他机关的' },
  putAside: { name: '不作处理', counted: '看过、写明理由不作处理的' },
  verified: { name: '亲自核', counted: '这个月亲自入户核、查岗和到户核问题的次数' },
  led: { name: '亲自抓', counted: '这个月亲自抓问题的次数' },
  supervised: { name: '亲自督', counted: '这个月亲自督问题、督战的次数' },
  none: { name: '一次没有的领导', counted: '这个月该做而核、抓、督一次都没有的领导' },
  short: { name: '还差的领导', counted: '这个月做了、还没有做够的领导' },
  met: { name: '做够的领导', counted: '这个月核、抓、督都做够的领导' },
} as const
