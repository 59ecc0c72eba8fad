import { noteField, submissionFields } from '@lookback/core/checklists'
import { checklist, checklistItems, sharedCondition } from './checklist.ts'
import { choiceLists } from './choices.ts'
import { arrivalQuestions, completed, householdQuestions } from './frame.ts'
import type { ChecklistItem, ProblemRule, Question, Section, Text } from './types.ts'
import { conditions } from './types.ts'
import { text } from './write-questions.ts'

const { zh, en } = checklist.languages

const columns = [
  'type', 'name', `label::${zh}`, `label::${en}`, `hint::${zh}`, `hint::${en}`, 'required', 'relevant', 'constraint',
  `constraint_message::${zh}`, `constraint_message::${en}`, 'calculation', 'choice_filter',
  'wording', `wording::${en}`, 'dimension', 'severity', 'department', 'allowance', 'allowance_unit', 'evidence', 'papers',
  'good', 'known',
] as const
type Cells = Partial<Record<(typeof columns)[number], string>>

/** The name of the calculated field that lists the items found. */
export const foundField = 'found_items'
/** The same of those that nobody looked at. */
export const notAssessedField = 'not_assessed_items'

/** The checklist as an XLSForm workbook: sheet → rows of cell texts, headings first. */
export function checklistSheets(): Record<'survey' | 'choices' | 'settings', string[][]> {
  return { survey: surveyRows(), choices: choiceRows(), settings: settingRows() }
}

function surveyRows(): string[][] {
  const rows: Cells[] = [
    { type: 'start', name: submissionFields.startedAt },
    { type: 'end', name: submissionFields.endedAt },
    ...group('arrival', text('入户', 'Arrival'), '', [
      ...arrivalQuestions.map((question) => questionRow(question)),
      {
        type: 'geopoint', name: submissionFields.position, ...label(text('位置（可不填）', 'Position (may be left out)')),
      },
    ]),
    ...group('household', text('家庭基本情况', 'The household'), completed,
      householdQuestions.map((question) => questionRow(question))),
    ...checklist.sections.flatMap(sectionRows),
    ...group('closing', text('结束', 'Closing'), completed, closingRows()),
  ]
  return [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
}

function group(name: string, title: Text, relevant: string, rows: readonly Cells[]): Cells[] {
  return [{ type: 'begin group', name, ...label(title), relevant }, ...rows, { type: 'end group' }]
}

function sectionRows(section: Section): Cells[] {
  const shared = sharedCondition(section)
  const relevant = shared === null ? completed : `${completed} and ${conditions[shared].xpath}`
  return group(section.name, section.label, relevant,
    section.items.flatMap((item) => itemRows(item, section.dimension, shared === null)))
}

function itemRows(item: ChecklistItem, dimension: string, ownCondition: boolean): Cells[] {
  const condition = ownCondition && item.appliesTo !== null ? conditions[item.appliesTo].xpath : ''
  return [
    ...item.questions.map((question) => questionRow(question, condition)),
    {
      type: 'calculate', name: item.code, relevant: condition, calculation: calculation(item),
      wording: item.wording.zh, [`wording::${en}`]: item.wording.en, dimension, severity: item.severity,
      department: item.department, allowance: String(item.allowance), allowance_unit: item.allowanceUnit,
      evidence: item.evidence.join(' '), papers: item.papers?.join('、') ?? '',
    },
    {
      type: 'text', name: noteField(item.code), relevant: `\${${item.code}} = 1`,
      ...label(text(`情况说明：${item.wording.zh}`, `More about: ${item.wording.en}`)),
    },
  ]
}

/** `1` a problem, `0` none, empty while a question that decides it is not answered. */
function calculation(item: ChecklistItem): string {
  const asked = item.questions.filter((question) => question.relevant === undefined)
  const unanswered = asked.map((question) => `\${${question.name}} = ''`).join(' or ')
  return `if(${unanswered}, '', if(${problemXPath(item.problem)}, 1, 0))`
}

function problemXPath(rule: ProblemRule): string {
  if ('xpath' in rule) return rule.xpath
  return rule.answers.map((answer) => `\${${rule.question}} = '${answer}'`).join(' or ')
}

function closingRows(): Cells[] {
  const found = checklistItems.map(({ code }) => `if(\${${code}} = 1, '${code} ', '')`).join(', ')
  const notLookedAt = checklistItems.map((item) => `if(${notAssessed(item)}, '${item.code} ', '')`).join(', ')
  return [
    { type: 'calculate', name: foundField, calculation: `normalize-space(concat(${found}))` },
    { type: 'calculate', name: notAssessedField, calculation: `normalize-space(concat(${notLookedAt}))` },
    {
      type: 'text', name: submissionFields.notAssessedReason, required: 'yes', relevant: `\${${notAssessedField}} != ''`,
      ...label(text('有的项没有看，为什么？', 'Why were some items not looked at?')),
    },
    {
      type: 'select_multiple check_item', name: submissionFields.aroseRecently,
      ...label(text('上一轮检查之后才出现的问题', 'Problems that arose only after the round before')),
      relevant: `\${${submissionFields.round}} > 1 and \${${foundField}} != ''`,
      choice_filter: `selected(\${${foundField}}, name)`,
    },
    ...photoRows(),
    { type: 'image', name: 'photo', ...label(text('照片（需要时拍）', 'Photo (where needed)')) },
    { type: 'text', name: 'remarks', ...label(text('备注', 'Remarks')) },
  ]
}

/** The item applies to the household and nobody has answered what decides it. */
function notAssessed({ appliesTo, code }: ChecklistItem): string {
  const applies = appliesTo === null ? '' : `(${conditions[appliesTo].xpath}) and `
  return `${applies}\${${code}} = ''`
}

/** Photos of what was found, as many as somebody takes, each of one item. */
function photoRows(): Cells[] {
  const title = label(text('问题照片', 'Photos of problems'))
  return [
    { type: 'begin repeat', name: 'finding_photos', ...title, relevant: `\${${foundField}} != ''` },
    {
      type: 'select_one check_item', name: submissionFields.photoOf, ...label(text('拍的是哪个问题', 'Which problem it shows')),
      choice_filter: `selected(\${${foundField}}, name)`,
    },
    { type: 'image', name: submissionFields.findingPhoto, ...label(text('照片', 'Photo')) },
    { type: 'end repeat' },
  ]
}

function questionRow(question: Question, condition = ''): Cells {
  const relevant = [condition, question.relevant ?? ''].filter((part) => part !== '')
  return {
    type: question.list === undefined ? question.type : `${question.type} ${question.list}`,
    name: question.name,
    ...label(question.label),
    [`hint::${zh}`]: question.hint?.zh ?? '',
    [`hint::${en}`]: question.hint?.en ?? '',
    required: question.required === true ? 'yes' : question.required || '',
    good: question.good ?? '',
    known: question.known ?? '',
    relevant: relevant.length > 1 ? relevant.map((part) => `(${part})`).join(' and ') : (relevant[0] ?? ''),
    constraint: question.constraint?.test ?? '',
    [`constraint_message::${zh}`]: question.constraint?.message.zh ?? '',
    [`constraint_message::${en}`]: question.constraint?.message.en ?? '',
  }
}

function label(words: Text): Cells {
  return { [`label::${zh}`]: words.zh, [`label::${en}`]: words.en }
}

function choiceRows(): string[][] {
  const lists: Record<string, Readonly<Record<string, Text>>> = {
    ...choiceLists,
    check_item: Object.fromEntries(checklistItems.map((item) => [item.code, item.wording])),
  }
  const rows = Object.entries(lists).flatMap(([list, choices]) =>
    Object.entries(choices).map(([name, words]) => [list, name, words.zh, words.en]))
  return [['list_name', 'name', `label::${zh}`, `label::${en}`], ...rows]
}

function settingRows(): string[][] {
  return [
    ['form_title', 'form_id', 'version', 'default_language'],
    [checklist.title, checklist.id, checklist.version, zh],
  ]
}
