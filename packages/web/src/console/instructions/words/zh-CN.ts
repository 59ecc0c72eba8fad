export const words = {
  page: { instructions: '领导批示', instruction: '一件批示', new: '写批示' },
  leaderHint: '您批的、点了您的名的。谁没回复、谁过了时限，点数字看名单。', officeHint: '全县领导的批示。点了名的人回复，批示的领导退回重办或说办结。', ownHint: '点了您的名的批示，到时限以前回复。',
  text: '批示', textHint: '写要办成什么', about: '批的是', leader: '谁批的', named: '请谁回复', namedHint: '可以点几个人，输入姓名、单位查找', dueOn: '回复时限', standing: '情况', givenAt: '批示时间', side: '谁的', ofOne: '一件事的批示',
  none: '没有批示', noneHint: '领导在问题、农户、函件、挂牌的页面上点“批示”来写。', unknown: '不归您看', nobody: '没有可以点名的人：要在您包联的范围里、看得到这件事、有账号。',
  candidate: '{name} {title}（{unit}）', noAccount: '{name} {title}（{unit}，没有账号，收不到）',
  write: '批示', written: '批示 {count} 件', give: '发出批示',
  mine: '我的批示', all: '全部', noneMine: '您还没有写过批示。', waitsFor: '等{names}，{day}前',
  state: '情况', stateIs: { open: '在办', settled: '已办结' }, by: '{day}前回复', words: '回复和办理', noWords: '还没有人回复。', done: '办理情况', doneHint: '输入户、问题编号、文号查找，可以不填',
  wordOf: { answer: '办得怎么样', 'send-back': '为什么退回、还要办什么', settle: '办结意见' }, settleHint: '还有人没回复，办结以后就不用回复了。',
} as const
