export const words = {
  classified: { name: '有分类的户', counted: '在册、现在有分类的户' },
  oneText: { name: '一个理由批量定', counted: '同一村、同一天、同一个理由定的户，达到参数里的户数' },
  withoutVisit: { name: '没有入户就定', counted: '定类前参数里的天数以内没有入户记录的户' },
  withoutMeeting: { name: '没有开会就定', counted: '分类由导入的表来、没有村级会议决议的户' },
  againstVisits: { name: '和入户查到的不一样', counted: '该没有问题的类里有没办结的问题，或者该有问题的类里入户从没查出问题' },
  due: { name: '到期要重新评议', counted: '到了重新评议日期的户；没有开会就定的，当天就到期' },
} as const
