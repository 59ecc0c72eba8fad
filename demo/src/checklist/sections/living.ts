import type { Section } from '../types.ts'
import { answered, choice, no, text, whole, yes } from '../write-questions.ts'
import { days, hard, ordinary } from '../write-terms.ts'

export const foodAndClothing: Section = {
  name: 'food',
  label: text('吃穿', 'Food and clothing'),
  dimension: 'food-clothing',
  items: [
    {
      code: 'F01', wording: text('平常不能吃饱', 'Not enough to eat as a rule'),
      ...hard('civil-affairs', days(1), 'photo'),
      appliesTo: null,
      questions: [choice('enough_food', 'how_often', '近三个月是否有吃不饱的时候？',
        'Was there too little to eat in the last three months?', { good: 'never' })],
      problem: answered('enough_food', 'sometimes', 'often'),
    },
    {
      code: 'F02', wording: text('不能随时吃上肉蛋奶或豆制品', 'No meat, eggs, milk or bean products when wanted'),
      ...hard('civil-affairs', days(5), 'photo'),
      appliesTo: null,
      questions: [choice('protein', 'protein', '肉、蛋、奶或豆制品多久吃一次？（看灶台、冰箱）',
        'How often are there meat, eggs, milk or bean products? (look into the kitchen)', { good: 'often' })],
      problem: answered('protein', 'seldom'),
    },
    {
      code: 'F03', wording: text('缺应季换洗衣物', 'No change of clothes for the season'),
      ...hard('civil-affairs', days(3), 'photo'),
      appliesTo: null,
      questions: [yes('clothes', '每人是否有应季换洗衣物？', 'Has everybody a change of clothes for the season?')],
      problem: answered('clothes', 'no'),
    },
    {
      code: 'F04', wording: text('缺御寒被褥', 'Not enough warm bedding'),
      ...hard('civil-affairs', days(3), 'photo'),
      appliesTo: null,
      questions: [yes('bedding', '每张床是否有御寒被褥？', 'Has every bed warm bedding?')],
      problem: answered('bedding', 'no'),
    },
  ],
}

export const water: Section = {
  name: 'water',
  label: text('饮水安全', 'Drinking water'),
  dimension: 'water',
  items: [
    {
      code: 'W01', wording: text('每人每天可用水量不足35升', 'Less than 35 litres a person and day'),
      ...hard('water', days(20), 'photo'),
      appliesTo: null,
      questions: [yes('water_enough', '水够用吗？（每人每天不少于35升，约两桶）', 'Is there enough water? (35 litres a person and day, about two buckets)')],
      problem: answered('water_enough', 'no'),
    },
    {
      code: 'W02', wording: text('取水往返超过20分钟', 'More than 20 minutes to fetch water and return'),
      ...hard('water', days(30), 'photo'),
      appliesTo: null,
      questions: [
        yes('water_at_home', '自来水是否入户？', 'Does piped water reach the house?'),
        whole('water_minutes', 300, '取水往返时间（分钟）', 'Minutes to fetch water and return', {
          relevant: "${water_at_home} = 'no'",
        }),
      ],
      problem: { xpath: "${water_at_home} = 'no' and not(${water_minutes} <= 20)" },
    },
    {
      code: 'W03', wording: text('全年断水超过36天', 'Without water on more than 36 days a year'),
      ...hard('water', days(20), 'photo'),
      appliesTo: null,
      questions: [no('water_cut', '近一年断水超过36天吗？', 'Was there no water on more than 36 days of the last year?')],
      problem: answered('water_cut', 'yes'),
    },
    {
      code: 'W04',
      wording: text('水质不达标（检测或望闻问尝）', 'Water quality not up to standard (report, or by eye, nose and taste)'),
      ...hard('water', days(15), 'file'),
      papers: ['水质检测报告'],
      appliesTo: null,
      questions: [choice('water_quality', 'water_quality', '水质情况', 'Quality of the water', { good: 'clear' })],
      problem: answered('water_quality', 'failed', 'cloudy'),
    },
  ],
}

export const infrastructure: Section = {
  name: 'infrastructure',
  label: text('入户设施', 'Connections of the house'),
  dimension: 'infrastructure',
  items: [
    {
      code: 'N01', wording: text('用电不稳或线路有隐患', 'Power unstable or wiring unsafe'),
      ...ordinary('development', days(15), 'photo'),
      appliesTo: null,
      questions: [yes('power_safe', '用电是否正常、线路是否安全？', 'Is the power steady and the wiring safe?')],
      problem: answered('power_safe', 'no'),
    },
    {
      code: 'N02', wording: text('入户路未硬化，雨天难走', 'Path to the house not hardened, bad in rain'),
      ...ordinary('transport', days(60), 'photo'),
      appliesTo: null,
      questions: [choice('path', 'path', '入户路路面', 'Surface of the path to the house', { good: 'firm' })],
      problem: answered('path', 'earth'),
    },
  ],
}
