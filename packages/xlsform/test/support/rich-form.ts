import type { Sheets } from '../../src/index.ts'

const headings = [
  'type', 'name', 'label::中文 (zh)', 'label::English (en)', 'hint::中文 (zh)', 'hint::English (en)', 'relevant', 'constraint',
  'constraint_message::中文 (zh)', 'constraint_message::English (en)', 'required', 'required_message::中文 (zh)',
  'calculation', 'appearance', 'default', 'choice_filter', 'media::image::中文 (zh)',
]

/** A form in which every question fills nearly every column: groups of twenty, every fifth a repeat within a repeat. */
export function richForm(questions: number): Sheets {
  const survey = [headings]
  for (let index = 0; index < questions; index++) {
    const group = Math.floor(index / 20)
    const repeats = group % 5 === 4
    if (index % 20 === 0) {
      survey.push([repeats ? 'begin repeat' : 'begin group', `g${group}`, `第 ${group} 组`, `Group ${group}`])
      if (repeats) survey.push(['begin repeat', `h${group}`, `第 ${group} 组内`, `Within group ${group}`])
    }
    survey.push(question(index))
    if (index % 20 === 19 || index === questions - 1) {
      if (repeats) survey.push(['end repeat'])
      survey.push([repeats ? 'end repeat' : 'end group'])
    }
  }
  return {
    survey,
    choices: [
      ['list_name', 'name', 'label::中文 (zh)', 'label::English (en)', 'size'],
      ...Array.from({ length: 5000 }, (_, index) =>
        [`l${Math.floor(index / 10)}`, `c${index % 10}`, `选项 ${index}`, `Choice ${index}`, String(index % 3)]),
    ],
    settings: [['form_id', 'default_language'], ['rich', '中文 (zh)']],
  }
}

function question(index: number): string[] {
  const before = index % 20 === 0 ? undefined : `\${q${index - 1}}`
  const shown = before ?? '1'
  const row = [
    '', `q${index}`, `第 ${index} 个问题：上一题答 ${shown} 时请详细说明情况`,
    `Question ${index}: when the answer before was ${shown}, please explain`, `填写说明 ${index}`, `Guidance ${index}`,
    before === undefined ? '' : `${before} != ''`, 'string-length(.) < 200', '不能超过 200 字', 'At most 200 characters', 'yes',
    '必须填写', '', 'minimal', '', '', `image${index}.png`,
  ]
  switch (index % 5) {
    case 0: return ['text', ...row.slice(1)]
    case 1: return ['integer', ...row.slice(1, 14), `${shown} + 1`, ...row.slice(15)]
    case 2: return ['decimal', ...row.slice(1, 14), '2.5', ...row.slice(15)]
    case 3: return [`select_one l${index % 500}`, ...row.slice(1, 15), `size = ${shown}`, ...row.slice(16)]
    default: return [`select_multiple l${index % 500}`, ...row.slice(1)]
  }
}
