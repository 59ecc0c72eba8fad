import type { Text } from './types.ts'
import { text } from './write-questions.ts'

/** The choice lists of the checklist: list → code → what it says. */
export const choiceLists: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  yes_no: { yes: text('是', 'Yes'), no: text('否', 'No') },
  visit_outcome: {
    completed: text('已入户', 'Completed'),
    'nobody-home': text('家中无人', 'Nobody home'),
    refused: text('拒访', 'Refused'),
    moved: text('已搬走', 'Moved away'),
    deceased: text('已去世', 'Deceased'),
    other: text('其他', 'Other'),
  },
  housing_support: {
    none: text('没有', 'None'),
    renovation: text('危房改造', 'Dangerous house rebuilt'),
    relocation: text('易地搬迁', 'Relocation'),
  },
  house_grade: {
    safe: text('A级或B级', 'A or B'), c: text('C级', 'C'), d: text('D级', 'D'),
  },
  house_treatment: {
    done: text('已改造或另有安全住房', 'Rebuilt, or lives in another safe house'),
    planned: text('已列入计划未动工', 'Planned, not begun'),
    none: text('没有措施', 'Nothing'),
  },
  moving_in: {
    household: text('本户常住', 'The household, all the time'),
    part: text('部分成员常住', 'Some of its members, all the time'),
    stored: text('只放杂物', 'Nobody, things are stored there'),
    nobody: text('无人居住', 'Nobody'),
  },
  wall_state: {
    sound: text('完好', 'Sound'),
    fine: text('细微裂缝', 'Fine cracks'),
    through: text('贯通裂缝', 'Cracked through'),
    leaning: text('明显倾斜', 'Leaning'),
  },
  room_finish: {
    finished: text('已粉刷、已硬化', 'Plastered and hardened'),
    partly: text('部分完成', 'Partly done'),
    bare: text('裸墙、泥土地面', 'Bare walls, earth floor'),
  },
  handbook: {
    complete: text('有，填写完整', 'There and filled in'),
    blank: text('有，空白或缺页', 'There, blank or pages missing'),
    missing: text('没有', 'Missing'),
  },
  tidiness: { good: text('整洁', 'Tidy'), fair: text('一般', 'Fair'), bad: text('脏乱', 'Dirty') },
  toilet: {
    sanitary: text('卫生厕所（水冲或无害化旱厕）', 'Sanitary: flush or dry'),
    open: text('简易旱厕、露天', 'Open or makeshift'),
    none: text('没有', 'None'),
  },
  protein: {
    often: text('随时能吃上', 'Whenever wanted'),
    weekly: text('每周一两次', 'Once or twice a week'),
    seldom: text('难得吃上', 'Seldom'),
  },
  income_level: {
    above: text('明显高于', 'Clearly above'),
    near: text('差不多，要算账', 'Near it, to be counted'),
    below: text('低于', 'Below'),
  },
  how_often: { never: text('没有', 'Never'), sometimes: text('有时', 'Sometimes'), often: text('经常', 'Often') },
  water_quality: {
    clear: text('检测合格，或望闻问尝正常', 'Report passed, or clear by eye, nose and taste'),
    cloudy: text('浑浊或有异味', 'Cloudy or smells'),
    failed: text('检测不合格', 'Report failed'),
  },
  path: { firm: text('已硬化或砂石，雨天好走', 'Hardened or gravel, good in rain'), earth: text('泥土', 'Earth') },
  absence: {
    none: text('没有', 'No'),
    persuaded: text('有，已劝返', 'Yes, and persuaded to return'),
    ignored: text('有，无人劝返', 'Yes, nobody came'),
  },
  home_teaching: {
    given: text('没有这样的孩子，或按时送教', 'No such child, or given as planned'),
    not_given: text('没有送教', 'Not given'),
  },
  care: {
    contracted: text('已落实', 'In place'),
    declined: text('本人自愿放弃并签字', 'Declined, with signature'),
    none: text('未落实', 'Not in place'),
  },
  hospital_bill: {
    settled: text('没有住院，或已按规定报销', 'Not in hospital, or reimbursed as due'),
    unsettled: text('未报销或报销不足', 'Not or not fully reimbursed'),
  },
  relief: {
    given: text('没有急难，或及时救助', 'No emergency, or given in time'),
    late: text('救助不及时', 'Given late'),
    refused: text('应救未救', 'Due and not given'),
  },
  industry: {
    some: text('有（自主发展，或合作社、企业带动）', 'Some: own, or through a cooperative or company'),
    none: text('没有', 'None'),
  },
  loan_use: {
    used: text('户贷户用、按时还款', 'Used by the household, repaid on time'),
    overdue: text('逾期', 'Overdue'),
    company: text('户贷企用', 'Used by a company'),
  },
  measure_kind: {
    own_drive: text('有激发本户动力的措施（户帮户、亲帮亲）', 'Some build on the household’s own drive'),
    policy: text('只有普惠政策', 'General policies only'),
    none: text('没有措施', 'None'),
  },
  satisfaction: {
    satisfied: text('满意', 'Satisfied'),
    fair: text('基本满意', 'Fairly satisfied'),
    dissatisfied: text('不满意', 'Dissatisfied'),
  },
}
