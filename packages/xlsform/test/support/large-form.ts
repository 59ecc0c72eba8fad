import type { Sheets } from '../../src/index.ts'

/** A form of about so many questions: groups of ten, every tenth group a repeat, with references throughout. */
export function largeForm(questions: number): Sheets {
  const survey = [[
    'type', 'name', 'label::中文 (zh)', 'label::English (en)', 'hint::中文 (zh)', 'relevant', 'constraint',
    'constraint_message::中文 (zh)', 'calculation', 'required', 'choice_filter',
  ]]
  for (let index = 0; index < questions; index++) {
    const group = Math.floor(index / 10)
    const kind = group % 10 === 9 ? 'repeat' : 'group'
    if (index % 10 === 0) survey.push([`begin ${kind}`, `g${group}`, `第 ${group} 组`, `Group ${group}`])
    survey.push(question(index))
    if (index % 10 === 9) survey.push([`end ${kind}`])
  }
  if (questions % 10 !== 0) survey.push(['end group'])
  return {
    survey,
    choices: [
      ['list_name', 'name', 'label::中文 (zh)', 'label::English (en)', 'size'],
      ...Array.from({ length: 2000 }, (_, index) =>
        [`l${Math.floor(index / 10)}`, `c${index % 10}`, `选项 ${index}`, `Choice ${index}`, String(index % 3)]),
    ],
    settings: [['form_id', 'default_language'], ['large', '中文 (zh)']],
  }
}

function question(index: number): string[] {
  const before = index % 10 === 0 ? '' : `q${index - 1}`
  const reference = before === '' ? '1' : `\${${before}}`
  switch (index % 5) {
    case 0:
      return [`select_one l${index % 200}`, `q${index}`, `问题 ${index}`, `Question ${index}`, '', '', '', '', '', 'yes']
    case 1:
      return ['integer', `q${index}`, `${reference} 之后`, `After ${reference}`, '提示', `${reference} != ''`,
        '. >= 0 and . <= 120', '应在 0 到 120 之间']
    case 2:
      return ['calculate', `q${index}`, '', '', '', '', '', '', `if(${reference} > 1, 1, if(${reference} = 0, 0, ''))`]
    case 3:
      return [`select_multiple l${index % 200}`, `q${index}`, `问题 ${index}`, `Question ${index}`, '',
        `${reference} = 1`, '', '', '', '', `size = ${reference}`]
    default:
      return ['text', `q${index}`, `问题 ${index}`, `Question ${index}`, '', `selected(${reference}, 'c1')`]
  }
}
