import type { Sheets } from '../../src/index.ts'

/**
 * A form of so many repeats, each holding the next until the deepest allowed, in which every question refers to those of
 * the repeat it stands in, of the one around it and of the outermost.
 */
export function nestedRepeats(repeats: number, depth = 40): Sheets {
  const survey = [['type', 'name', 'label', 'relevant', 'calculation', 'repeat_count']]
  for (let index = 0; index < repeats; index++) {
    const outermost = index - index % depth
    const around = index === outermost ? index : index - 1
    survey.push(['begin repeat', `r${index}`, `Repeat \${n${outermost}}`, '', '', '2'])
    survey.push(['integer', `n${index}`, `Number of \${n${outermost}}`])
    survey.push(['text', `t${index}`, `After \${n${index}}`, `\${n${around}} > 0 and \${n${outermost}} < 9`])
    survey.push(['calculate', `c${index}`, '', '', `sum(\${n${index}}) + \${n${around}} * count(\${r${outermost}})`])
    const last = index === repeats - 1 || (index + 1) % depth === 0
    for (let end = index; last && end >= outermost; end--) survey.push(['end repeat'])
  }
  return { survey, settings: [['form_id'], ['nested']] }
}
