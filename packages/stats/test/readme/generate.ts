import { chapman } from '../../src/index.ts'
import { measureCounties } from '../measured-flags.ts'
import { findingCases } from './finding-cases.ts'
import { flagCases } from './flag-cases.ts'
import { progressCases } from './progress-cases.ts'
import { villageCases } from './village-cases.ts'
import { percent, shown, type WorkedCase } from './worked-case.ts'

/** Every method of the package in the order of the README. */
export const workedCases: WorkedCase[] = [...findingCases, ...villageCases, ...flagCases, ...progressCases]

const basisNames = {
  published: '发表 published',
  cited: '转引 cited',
  computed: '另算 computed',
  'by hand': '手算 by hand',
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const small = chapman({ first: 60, second: 75, both: 45 })

const limits = `lower: ${shown(small.lower, 1)}, upper: ${shown(small.upper, 1)}`
const answer = `{ estimate: ${shown(small.estimate, 1)}, ${limits}, seen: ${small.seen}, … }`

const sections = {
  code: () => `\`\`\`ts
import { chapman } from '@lookback/stats'

chapman({ first: 60, second: 75, both: 45 })
// ${answer}
chapman({ first: 12, second: 9, both: 0 }).reason?.['zh-CN']
// ${chapman({ first: 12, second: 9, both: 0 }).reason?.['zh-CN'] ?? ''}
\`\`\``,
  values: () =>
    table(
      ['方法 method', '论文 paper', '数据 data', '来历 basis', '参考值 reference', '本包 ours'],
      workedCases.map(({ method, paper, data, basis, reference, ours }) => [
        `\`${method}\``,
        paper,
        data,
        basisNames[basis],
        reference,
        ours(),
      ]),
    ),
  examples: () =>
    table(
      ['方法 method', '一句话 例子', 'In words'],
      workedCases.map((each) => [`\`${each.method}\``, each['zh-CN'](), each.en()]),
    ),
  flags: () => {
    const [open, careful] = (['open', 'careful'] as const).map((manner) => measureCounties([1, 2], manner))
    const share = (part = 0, whole = 0, digits = 0) => `${part} / ${whole} (${percent(part / whole, digits)})`
    return table(
      ['方法 method', '不加掩饰 found, open', '有意掩饰 found, careful', '误报（老实人）false alarms'],
      (open ?? []).map(({ method, planted, found, honest, falseAlarms }, index) => [
        `\`${method}\``,
        share(found, planted),
        share(careful?.[index]?.found, careful?.[index]?.planted),
        share(falseAlarms, honest, 1),
      ]),
    )
  },
}

/** The README with its tables computed anew between their markers. */
export function withTables(readme: string): string {
  return Object.entries(sections).reduce((text, [name, content]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [before, rest] = text.split(start)
    const after = rest?.split(end)[1]
    if (before === undefined || after === undefined) throw new Error(`README.md lacks the markers ${start} … ${end}`)
    return `${before}${start}\n${content()}\n${end}${after}`
  }, readme)
}
