import type { DraftRecipient, LetterAct, LetterDraft, LetterItem } from '@lookback/core/letters'
import { identifierNamed } from '@lookback/core/kernel'
import { idOf } from '../indicators/catalogue.ts'
import type { Staff } from '../people/staff.ts'
import { townshipUnit } from '../people/units.ts'

/** Something that somebody did about the demo county's letter. */
export interface LetterEvent {
  at: string
  person: string
  recipient: string
  action: LetterAct
}

/** A letter of the demo county, and what came of it until the morning of its day. */
export interface DemoLetter {
  id: string
  issuedAt: string
  person: string
  content: LetterDraft
  events: readonly LetterEvent[]
}

const named = (...words: string[]) => identifierNamed('demo letter', ...words)
const MEETING_DAY = '2020-05-06'
/** What was said of one household in one township, and, word by word, of children in the other item. */
const COPIED = '镇党委书记带队逐户上门，已经动员到位，本周内全部完成，镇里安排专人跟踪'

/** The county's letters, in the order in which they were issued. */
export function lettersOf(staff: Staff): DemoLetter[] {
  return [aprilLetterOf(staff), mayLetterOf(staff)]
}

/** What was asked of two townships in April: one answered, the other signed for it and let its day go by. */
function aprilLetterOf(staff: Staff): DemoLetter {
  const [[late, { lead }] = ['', { lead: '' }], [early, { lead: other }] = ['', { lead: '' }]] = staff.townships
  const [office = ''] = staff.office
  const to = (region: string): DraftRecipient => ({ id: named('april to', region), role: 'addressee', unit: townshipUnit(region), person: null, dueOn: '2020-04-17' })
  const [unanswered, answered] = [to(late), to(early)]
  const item: LetterItem = {
    id: named('april item'), kind: 'text', about: null, text: '自查没有入到户的，逐户写明原因和补查的日子', recipients: [unanswered.id, answered.id],
  }
  return {
    id: named('2020-04-10'), issuedAt: '2020-04-10T02:00:00.000Z', person: office,
    content: {
      kind: 'hand-over', title: '关于补齐乡镇自查漏户的交办函', body: '乡镇自查还有户没有入到。请逐户补查，4 月 17 日前书面答复。', contact: '领导小组办公室督办组',
      recipients: [unanswered, answered], items: [item], attachments: [],
    },
    events: [
      { at: '2020-04-10T07:00:00.000Z', person: lead, recipient: unanswered.id, action: { act: 'sign' } },
      { at: '2020-04-10T08:00:00.000Z', person: other, recipient: answered.id, action: { act: 'sign' } },
      {
        at: '2020-04-16T03:00:00.000Z', person: other, recipient: answered.id,
        action: { act: 'answer', item: item.id, outcome: 'done', text: '漏的户多数在外务工，4 月 14 日前电话核过，回来的当天入户', lookAgainOn: null, attachments: [] },
      },
      { at: '2020-04-17T02:00:00.000Z', person: office, recipient: answered.id, action: { act: 'decide-answer', item: item.id, isConfirmed: true, reason: '' } },
    ],
  }
}

/** The 交办函 after the leading group's meeting of 6 May: to a leader, townships and departments at once, with answers half in. */
function mayLetterOf(staff: Staff): DemoLetter {
  const townships = [...staff.townships].slice(0, 4)
  const leader = staff.accounts.find(({ loginName }) => loginName === 'leader')?.person ?? ''
  const to = (key: string, more: Partial<DraftRecipient>): DraftRecipient => ({ id: named('to', key), role: 'addressee', unit: null, person: null, dueOn: null, ...more })
  const byLeader = to('leader', { person: leader, dueOn: '2020-05-10' })
  const byTownship = townships.map(([region]) => to(region, { unit: townshipUnit(region), dueOn: '2020-05-07' }))
  const [first, second] = byTownship
  const [housing, education, transport, insurance] = ['housing', 'education', 'transport', 'medical-insurance'].map((unit) => to(unit, { unit, dueOn: '2020-05-12' }))
  if (!first || !second || !housing || !education || !transport || !insurance) throw new Error('the demo county has too few townships')
  const ask = (key: string, text: string, recipients: readonly DraftRecipient[], more: Partial<LetterItem> = {}): LetterItem =>
    ({ id: named('item', key), kind: 'text', about: null, text, recipients: recipients.map(({ id }) => id), ...more })
  const indicator = (code: string, text: string, recipients: readonly DraftRecipient[]) => ask(code, text, recipients, { kind: 'indicator', about: idOf(code) })
  const [houses, children, roads, forest, insured, led] = [
    ask('houses', '建房未入住的逐户核实：没有搬进去的说明原因，5 月 20 日前搬进去', [...byTownship, housing]),
    ask('children', '失学辍学的孩子逐人劝返，劝返记录写明谁去、见了谁、孩子怎么说', [...byTownship, education]),
    indicator('R01', '自然村通水泥路：倒排工期，每周报已完成公里数', [transport]), indicator('R02', '林场道路：没有开工的逐条说明', [transport]),
    indicator('M01', '城乡居民参保率：没有参保的逐人核实', [insurance]),
    ask('led', '到联系的乡镇现场看一次，看了哪几户、交办了什么', [byLeader]),
  ]
  const done = (at: string, person: string, recipient: DraftRecipient, item: LetterItem, text: string, more: Partial<Extract<LetterAct, { act: 'answer' }>> = {}): LetterEvent =>
    ({ at, person, recipient: recipient.id, action: { act: 'answer', item: item.id, outcome: 'done', text, lookAgainOn: null, attachments: [], ...more } })
  const sign = (at: string, person: string, recipient: DraftRecipient): LetterEvent => ({ at, person, recipient: recipient.id, action: { act: 'sign' } })
  const leads = townships.map(([, { lead }]) => lead)
  const department = (code: string) => staff.departments.get(code) ?? ''
  const [office = ''] = staff.office
  return {
    id: named(MEETING_DAY), issuedAt: `${MEETING_DAY}T10:00:00.000Z`, person: office,
    content: {
      kind: 'hand-over', title: '关于“回头看”发现问题整改落实的交办函',
      body: '5 月 6 日领导小组会议听取了两轮核查情况，指出急在县里、冷在乡镇、凉在村里，有的只是听一听、报一报。\n请按清单逐项办理、逐项答复，写清谁去看了、办了什么；只说“正在推进”的不算答复。',
      contact: '领导小组办公室督办组', recipients: [byLeader, ...byTownship, housing, education, transport, insurance],
      items: [houses, children, roads, forest, insured, led], attachments: [],
    },
    events: [
      sign(`${MEETING_DAY}T11:10:00.000Z`, leads[0] ?? '', first), sign(`${MEETING_DAY}T11:40:00.000Z`, leads[1] ?? '', second), sign(`${MEETING_DAY}T12:00:00.000Z`, department('housing'), housing),
      sign(`${MEETING_DAY}T12:05:00.000Z`, department('transport'), transport),
      done(`${MEETING_DAY}T13:00:00.000Z`, leads[0] ?? '', first, houses, '当晚走了 11 户：9 户已经搬进去，2 户缺灶台，镇里垫钱当天砌好，明天搬'),
      done(`${MEETING_DAY}T13:20:00.000Z`, leads[1] ?? '', second, houses, COPIED), done(`${MEETING_DAY}T13:21:00.000Z`, leads[1] ?? '', second, children, COPIED),
      done(`${MEETING_DAY}T13:30:00.000Z`, department('transport'), transport, roads, '正在推进', { outcome: 'under-way' }),
      done(`${MEETING_DAY}T13:40:00.000Z`, department('transport'), transport, forest, '三条路要过汛期才能浇筑，路基已经压好', { outcome: 'deferred', lookAgainOn: '2020-07-10' }),
      { at: `${MEETING_DAY}T14:00:00.000Z`, person: department('housing'), recipient: housing.id, action: { act: 'object', item: null, reason: '入住由乡镇组织，住建只管竣工验收，请把这一项改交乡镇' } },
      { at: `${MEETING_DAY}T14:30:00.000Z`, person: staff.office[1] ?? '', recipient: first.id, action: { act: 'decide-answer', item: houses.id, isConfirmed: true, reason: '' } },
    ],
  }
}
