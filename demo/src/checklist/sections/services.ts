import type { Section } from '../types.ts'
import { answered, atMost, choice, no, text, whole, yes, yesNo } from '../write-questions.ts'
import { days, hard, ordinary, workingDays } from '../write-terms.ts'

export const education: Section = {
  name: 'education',
  label: text('义务教育', 'Compulsory education'),
  dimension: 'education',
  items: [
    {
      code: 'E01', wording: text('适龄儿童少年辍学', 'Child of school age has dropped out'),
      ...hard('education', days(7), 'photo', 'file'),
      papers: ['返校证明'],
      appliesTo: 'pupils',
      questions: [whole('dropped_out', 10, '6至15岁辍学人数', 'Children of 6 to 15 who dropped out', {
        constraint: atMost('pupils', '不能多于6至15岁人数', 'Not more than the children of 6 to 15'), good: '0',
      })],
      problem: { xpath: '${dropped_out} > 0' },
    },
    {
      code: 'E02', wording: text('疑似辍学未劝返', 'Long absence from school, nobody persuaded the child to return'),
      ...ordinary('education', days(7), 'file'),
      appliesTo: 'pupils',
      questions: [choice('absence', 'absence', '是否有孩子连续缺课一周以上？', 'Has a child missed school for more than a week?', { good: 'none' })],
      problem: answered('absence', 'ignored'),
    },
    {
      code: 'E03', wording: text('应送教上门未送教', 'Home teaching due and not given'),
      ...hard('education', workingDays(10), 'photo'),
      appliesTo: 'pupils',
      questions: [choice('home_teaching', 'home_teaching', '因身体原因不能到校的孩子，是否送教上门？',
        'Is a child who cannot attend for health reasons taught at home?', { good: 'given' })],
      problem: answered('home_teaching', 'not_given'),
    },
    {
      code: 'E04', wording: text('教育资助未落实', 'School aid not paid'),
      ...ordinary('education', workingDays(10), 'file'),
      papers: ['资助发放明细'],
      appliesTo: 'pupils',
      questions: [yes('school_aid', '应享受的教育资助是否到账？', 'Has the school aid due arrived?')],
      problem: answered('school_aid', 'no'),
    },
  ],
}

export const medical: Section = {
  name: 'medical',
  label: text('基本医疗', 'Medical care'),
  dimension: 'medical',
  items: [
    {
      code: 'M01', wording: text('有家庭成员未参加基本医疗保险', 'A member has no basic medical insurance'),
      ...hard('medical-insurance', workingDays(10), 'file'),
      papers: ['参保缴费凭证'],
      appliesTo: null,
      questions: [whole('insured', 30, '参加居民或职工医保的人数', 'Members with resident or employee insurance', {
        constraint: atMost('members', '不能多于家庭人口', 'Not more than the members of the household'), good: '${members}',
      })],
      problem: { xpath: '${insured} < ${members}' },
    },
    {
      code: 'M02', wording: text('大病患者未得到救治', 'Serious illness not treated'),
      ...hard('health', days(7), 'file'),
      papers: ['诊断证明', '治疗记录'],
      appliesTo: 'seriouslyIll',
      questions: [choice('serious_care', 'care', '大病患者的救治情况', 'Treatment of the seriously ill', { good: 'contracted' })],
      problem: answered('serious_care', 'none'),
    },
    {
      code: 'M03', wording: text('慢性病患者未签约家庭医生', 'Chronically ill without a contracted family doctor'),
      ...ordinary('health', workingDays(10), 'file'),
      papers: ['签约服务协议'],
      appliesTo: 'chronicallyIll',
      questions: [choice('chronic_care', 'care', '慢性病患者的签约服务', 'Family doctor for the chronically ill', { good: 'contracted' })],
      problem: answered('chronic_care', 'none'),
    },
    {
      code: 'M04', wording: text('住院费用未按规定报销', 'Hospital costs not reimbursed as they should be'),
      ...ordinary('medical-insurance', workingDays(15), 'file'),
      papers: ['住院结算单'],
      appliesTo: null,
      questions: [choice('hospital_bill', 'hospital_bill', '近一年住院费用结算', 'Settling of hospital costs in the last year', { good: 'settled' })],
      problem: answered('hospital_bill', 'unsettled'),
    },
  ],
}

export const safetyNet: Section = {
  name: 'safety_net',
  label: text('兜底保障', 'Safety net'),
  dimension: 'safety-net',
  items: [
    {
      code: 'S01', wording: text('漏保：符合低保条件未纳入', 'Eligible for the allowance and not in it'),
      ...hard('civil-affairs', workingDays(15), 'file'),
      papers: ['低保审批表'],
      appliesTo: 'noAllowance',
      questions: [no('allowance_due', '家庭状况是否符合低保或特困条件？',
        'Does the household meet the conditions of allowance or support?')],
      problem: answered('allowance_due', 'yes'),
    },
    {
      code: 'S02', wording: text('脱保：仍符合条件被停发', 'Allowance stopped though still due'),
      ...hard('civil-affairs', workingDays(10), 'file'),
      papers: ['低保发放明细'],
      appliesTo: 'allowance',
      questions: [yes('allowance_paid', '近三个月低保金是否按月到账？',
        'Did the allowance arrive in each of the last three months?')],
      problem: answered('allowance_paid', 'no'),
    },
    {
      code: 'S03', wording: text('特困人员供养金未发放', 'Support of the destitute not paid'),
      ...hard('civil-affairs', workingDays(5), 'file'),
      papers: ['供养金发放明细'],
      appliesTo: 'destitute',
      questions: [yes('support_paid', '特困供养金是否按月足额到账？', 'Does the support arrive in full each month?')],
      problem: answered('support_paid', 'no'),
    },
    {
      code: 'S04', wording: text('特困人员照料护理不落实', 'Care of the destitute not in place'),
      ...ordinary('civil-affairs', workingDays(10), 'photo'),
      appliesTo: 'destitute',
      questions: [
        whole('self_care_failed', 6, '不能自理的项数（吃饭、穿衣、上下床、如厕、室内行走、洗澡）',
          'Of eating, dressing, bed, toilet, walking indoors and bathing: how many not alone', { good: '0' }),
        yesNo('carer', '是否有照料人并签订协议？', 'Is there a carer with an agreement?', { relevant: '${self_care_failed} > 0' }),
      ],
      problem: { xpath: "${self_care_failed} > 0 and not(${carer} = 'yes')" },
    },
    {
      code: 'S05', wording: text('临时救助不及时、不规范', 'Temporary relief late or irregular'),
      ...ordinary('civil-affairs', workingDays(10), 'file'),
      appliesTo: null,
      questions: [choice('relief', 'relief', '遇到急难时的临时救助', 'Temporary relief in an emergency', { good: 'given' })],
      problem: answered('relief', 'refused', 'late'),
    },
    {
      code: 'S06', wording: text('残疾人两项补贴未落实', 'Disability allowances not paid'),
      ...ordinary('disabled', workingDays(10), 'file'),
      papers: ['补贴发放明细'],
      appliesTo: 'disabled',
      questions: [yes('disability_paid', '残疾人生活补贴、护理补贴是否到账？', 'Do the living and care allowances arrive?')],
      problem: answered('disability_paid', 'no'),
    },
  ],
}
