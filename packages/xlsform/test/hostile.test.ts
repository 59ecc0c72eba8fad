import { expect, test } from 'vitest'
import { convert, XlsformError, type Sheets } from '../src/index.ts'
import { processorTime } from './support/processor-time.ts'

/** Rows made by the thousand, as no person writes them; each form is a chance for a step to take the square of time. */
function rows(count: number, row: (index: number) => string[]): string[][] {
  return Array.from({ length: count }, (_, index) => row(index))
}

const headings = ['type', 'name', 'label']
const run = 'x'.repeat(32_000)

/** The forms, and the same ones of a part of the length. */
function forms(part: number): Readonly<Record<string, Sheets>> {
  const many = 10_000 * part
  const list = [['list_name', 'name', 'label'], ...rows(many, index => ['l', `c${index}`, 'C'])]
  return {
    'misspelt references among very many names': {
      survey: [headings, ...rows(many, index => ['text', `question_number_${index}`, 'Q']),
        ...rows(many, index => ['note', `n${index}`, `\${question_nunber_${index}x}`])],
    },
    'references to a name that very many questions have': {
      survey: [headings, ...rows(many, index => [`begin group`, `g${index}`, 'G', 'text', 'q', 'Q']).flatMap(row => [
        row.slice(0, 3), row.slice(3), ['end group'],
      ]), ...rows(300, index => ['note', `n${index}`, '${q}'])],
    },
    'one list in very many questions': {
      survey: [[...headings, 'default'], ...rows(many, index => ['select_multiple l', `q${index}`, 'Q', 'c1']),
        ...rows(many, index => ['select_one l or_other', `o${index}`, 'Q', 'x'])],
      choices: list,
    },
    'the same choices in the body of very many questions': {
      survey: [[...headings, 'appearance'], ...rows(many, index => ['select_one l', `q${index}`, 'Q', 'search(\'f\')'])],
      choices: list,
    },
    'the same tags in very many questions': {
      survey: [headings, ...rows(many, index => ['osm l', `q${index}`, 'Q'])], osm: list,
    },
    'very many languages, and very many texts': {
      survey: [['type', 'name', ...rows(5000 * part, index => [`label::L${index}`]).flat()], ['text', 'q', 'Q']],
      choices: [['list_name', 'name', 'label::L1'], ...list.slice(1)],
    },
    'a group whose relevance names very many questions, over very many questions': {
      survey: [[...headings, 'relevant', 'calculation'], ...rows(4000 * part, index => ['text', `t${index}`, 'T']),
        ['begin group', 'g', 'G', rows(4000 * part, index => [`\${t${index}}`]).join('=')],
        ...rows(many, index => ['calculate', `c${index}`, '', '', '1']), ['end group']],
    },
    'long names, deeply nested, and references to them': {
      survey: [headings, ...rows(50, index => ['begin group', `${run}${index}`, 'G']),
        ...rows(1000 * part, index => ['text', `q${index}`, `\${q${index}}`.repeat(1000)]), ...rows(50, () => ['end group'])],
    },
    'very many audits': { survey: [headings, ...rows(many, () => ['audit', '', ''])] },
    'very many entity lists': {
      survey: [[...headings, 'save_to'], ...rows(many, index => ['text', `q${index}`, 'Q', `l${index}#p`])],
      entities: [['list_name', 'label'], ...rows(many, index => [`l${index}`, 'L'])],
    },
    'very many circles': {
      survey: [['type', 'name', 'calculation'], ...rows(many, index => ['calculate', `c${index}`, `\${c${index}}`])],
    },
    'one circle through very many questions': {
      survey: [['type', 'name', 'calculation'],
        ...rows(many, index => ['calculate', `c${index}`, `\${c${(index + 1) % many}}`])],
    },
    'very many labelled ranges': {
      survey: [[...headings, 'parameters'],
        ...rows(many, index => ['range', `q${index}`, 'Q', 'end=20000 tick_labelset=l'])],
      choices: [['list_name', 'name', 'label'], ...rows(many, index => ['l', String(index + 1), 'C'])],
    },
    'very many rows without a type': { survey: [headings, ...rows(200_000 * part, () => ['', '', '', 'x'])] },
    'long runs of what patterns repeat': {
      survey: [
        [...headings, 'parameters', 'default', 'trigger', 'calculation', `label::${':'.repeat(30_000 * part)}`],
        ...[' \n'.repeat(16_000 * part), '\t'.repeat(32_000 * part), '_'.repeat(32_000 * part), '${'.repeat(16_000 * part), '-'.repeat(32_000 * part),
          '('.repeat(32_000 * part), 'a'.repeat(32_000 * part), 'instance('.repeat(3500 * part), '1 '.repeat(16_000 * part), '\''.repeat(32_000 * part),
          '='.repeat(32_000 * part), `$${'{a}'.repeat(10_000 * part)}`, '${last-saved#'.repeat(2000 * part), 'a:'.repeat(16_000 * part)]
          .flatMap(text => [`select_one l${text}x`, `x${text}x`].map(type =>
            [type, `n${text}x`, `x${text}x`, `x${text}x=`, `x${text}x`, `x${text}x`, `x${text}x`, `x${text}x`])),
      ],
      settings: [['form_id', 'namespaces'], ['f', `${'a'.repeat(16_000 * part)}=${'"'.repeat(16_000 * part)}`]],
    },
  }
}

const whole = forms(1)
const quarter = forms(1 / 4)

function spentOn(sheets: Sheets): number {
  return processorTime(() => {
    try {
      expect(convert(sheets, { formId: 'f' }).xform.length).toBeLessThan(100_000_000)
    } catch (error) {
      if (!(error instanceof XlsformError)) throw error
      expect(error.problems.length).toBeLessThanOrEqual(200)
      expect(error.message.length).toBeLessThan(1_000_000)
    }
  })
}

test.each(Object.keys(whole))('%s', (name) => {
  const spent = spentOn(whole[name]!)
  // What takes the square of time takes minutes over these. On a slow machine it is told by its growth: four times the length takes
  // four times as long, and not sixteen.
  if (spent > 5000) expect(spent / spentOn(quarter[name]!)).toBeLessThan(8)
})
