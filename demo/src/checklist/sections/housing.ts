import type { Section } from '../types.ts'
import { amount, answered, choice, no, text, yes } from '../write-questions.ts'
import { days, hard, ordinary, workingDays } from '../write-terms.ts'

export const housing: Section = {
  name: 'housing',
  label: text('住房安全', 'Housing'),
  dimension: 'housing',
  items: [
    {
      code: 'H01', wording: text('住房为C级、D级危房，未采取措施', 'House graded C or D and nothing done about it'),
      ...hard('housing', days(30), 'photo', 'file'),
      papers: ['房屋安全鉴定报告'],
      appliesTo: null,
      questions: [
        choice('house_grade', 'house_grade', '现居住房屋的鉴定或评定等级', 'Grade of the house lived in now', { good: 'safe' }),
        choice('house_treatment', 'house_treatment', '对危房采取的措施', 'What was done about the dangerous house', {
          relevant: "${house_grade} = 'c' or ${house_grade} = 'd'",
        }),
      ],
      problem: { xpath: "(${house_grade} = 'c' or ${house_grade} = 'd') and not(${house_treatment} = 'done')" },
    },
    {
      code: 'H02', wording: text('住房未鉴定或评定，无安全标识牌', 'House not assessed, no safety plate'),
      ...ordinary('housing', workingDays(10), 'photo'),
      appliesTo: null,
      questions: [yes('house_plate', '房屋是否经过鉴定或评定并挂安全标识牌？', 'Was the house assessed and its safety plate put up?')],
      problem: answered('house_plate', 'no'),
    },
    {
      code: 'H03', wording: text('建房未入住', 'New house built but not lived in'),
      ...hard('housing', days(15), 'photo'),
      appliesTo: 'housed',
      questions: [
        choice('living_in_new_house', 'moving_in', '改造或搬迁的新房，现在谁在住？（看床铺、灶台、水电表）',
          'Who lives in the rebuilt or new house now? (look at beds, stove, meters)', { good: 'household' }),
      ],
      problem: answered('living_in_new_house', 'nobody', 'stored'),
    },
    {
      code: 'H04', wording: text('屋顶漏雨', 'Roof leaks'),
      ...hard('housing', days(15), 'photo'),
      appliesTo: null,
      questions: [no('roof_leak', '下雨天屋顶是否漏雨？（看顶棚、墙角水渍）', 'Does the roof leak when it rains? (look for stains)')],
      problem: answered('roof_leak', 'yes'),
    },
    {
      code: 'H05', wording: text('承重墙开裂或房屋倾斜', 'Bearing wall cracked or house leaning'),
      ...hard('housing', days(30), 'photo', 'file'),
      papers: ['房屋安全鉴定报告'],
      appliesTo: null,
      questions: [choice('wall_state', 'wall_state', '承重墙、基础的状况', 'State of bearing walls and foundation', { good: 'sound' })],
      problem: answered('wall_state', 'through', 'leaning'),
    },
    {
      code: 'H06', wording: text('危房改造、搬迁建房未竣工', 'Rebuilding or new house not finished'),
      ...hard('housing', days(30), 'photo', 'file'),
      papers: ['竣工验收单'],
      appliesTo: 'housed',
      questions: [yes('house_finished', '改造或新建的房屋是否竣工验收？', 'Is the rebuilt or new house finished and accepted?')],
      problem: answered('house_finished', 'no'),
    },
    {
      code: 'H07', wording: text('门窗缺失、破损', 'Doors or windows missing or broken'),
      ...ordinary('housing', workingDays(10), 'photo'),
      appliesTo: null,
      questions: [yes('doors_windows', '门窗是否齐全、能关严？', 'Are all doors and windows there, and do they close?')],
      problem: answered('doors_windows', 'no'),
    },
    {
      code: 'H08', wording: text('空壳房：内墙未粉刷、地面未硬化', 'Bare rooms: walls not plastered, floor not hardened'),
      ...ordinary('housing', days(20), 'photo'),
      appliesTo: null,
      questions: [choice('room_finish', 'room_finish', '居住房间的墙面、地面', 'Walls and floor of the rooms lived in', { good: 'finished' })],
      problem: answered('room_finish', 'bare'),
    },
    {
      code: 'H09', wording: text('人均住房面积不足13平方米', 'Less than 13 m² of house for each person'),
      ...ordinary('housing', days(60), 'file'),
      appliesTo: null,
      questions: [amount('house_area', 1000, '住房面积（平方米）', 'Area of the house (m²)', { known: 'last-visit, houseArea' })],
      problem: { xpath: '${house_area} div ${members} < 13' },
    },
    {
      code: 'H10', wording: text('易地搬迁户旧房应拆未拆', 'Old house of a relocated household not torn down'),
      ...ordinary('development', days(30), 'photo'),
      appliesTo: 'relocated',
      questions: [yes('old_house_gone', '旧房是否已拆除或经批准保留？', 'Is the old house torn down, or kept with approval?')],
      problem: answered('old_house_gone', 'no'),
    },
  ],
}
