import { indexByName, nameMeta, type Form } from './form.ts'
import { Problems, type Locale, type Problem, type Tolerable } from './problems.ts'
import { checkAttributeNames } from './sheets/attribute-names.ts'
import { withChinese } from './sheets/chinese-headings.ts'
import { readChoices } from './sheets/choices.ts'
import {
  choiceColumns, entityColumns, osmColumns, settingColumns, surveyColumns, type SheetColumns,
} from './sheets/columns.ts'
import { readEntities } from './sheets/entities.ts'
import { externalChoicesCsv } from './sheets/external-choices.ts'
import { readSettings } from './sheets/settings.ts'
import { readTable } from './sheets/table.ts'
import { languagesNamed, warnOfTranslations } from './sheets/translation-warnings.ts'
import { findSheets, type Sheets } from './sheets/workbook.ts'
import { buildTree } from './tree/build.ts'
import type { GeneratedWords } from './tree/building.ts'
import { reportEmptySections } from './tree/empty-sections.ts'
import { descendants, type Item } from './tree/items.ts'
import { addMeta } from './tree/meta.ts'
import { writeDocument } from './write/document.ts'
import { checkSize } from './write/size.ts'
import { serialize } from './write/xml.ts'

/** What a compilation may be told. */
export interface ConvertOptions {
  /** The id of a form whose settings sheet gives none, usually the name of the file. */
  readonly formId?: string
  /** The language of problems; English by default. */
  readonly locale?: Locale
  /** Also reads columns under Chinese names, such as 类型, 名称 and 标题; false by default, since no other program does. */
  readonly chineseHeadings?: boolean
  /** Problems that only warn, although they end a compilation otherwise. */
  readonly tolerate?: readonly Tolerable[]
  /** What `or_other` adds to a form; by default `Other` and `Specify other.`, as in the reference compiler. */
  readonly words?: GeneratedWords
}

/** A compiled form. */
export interface Converted {
  /** The ODK XForm. */
  readonly xform: string
  readonly formId: string
  readonly version: string | undefined
  readonly title: string
  /** The languages of the form, the default one first; empty for a form that does not name any. */
  readonly languages: readonly string[]
  /** Names of the media and data files that must come with the form. */
  readonly files: readonly string[]
  /** The content of `itemsets.csv`, for a form with `select_one_external`. */
  readonly itemsets: string | undefined
  readonly warnings: readonly Problem[]
}

const englishWords: GeneratedWords = { other: 'Other', specifyOther: 'Specify other.' }

/**
 * Compiles an XLSForm into an ODK XForm.
 *
 * `sheets` holds the rows of each sheet as texts, the first row being the headings. Pure: the same sheets always give
 * the same form. Throws `XlsformError` with everything found wrong; nothing else.
 */
export function convert(sheets: Sheets, options: ConvertOptions = {}): Converted {
  const problems = new Problems(options.locale ?? 'en', new Set(options.tolerate))
  const { survey, surveyName, choices, settings, entities, externalChoices, osm } = findSheets(sheets, problems)
  const columns = (standard: SheetColumns): SheetColumns =>
    options.chineseHeadings === true ? withChinese(standard) : standard
  const settingTable = readTable('settings', settings, columns(settingColumns), problems)
  const read = readSettings(settingTable, options.formId, problems)
  const surveyTable = readTable(surveyName, survey, columns(surveyColumns), problems, read.cleanTextValues ? 'collapsed' : 'kept')
  const prefixes = new Set(read.namespaces.keys())
  for (const table of [settingTable, surveyTable]) checkAttributeNames(table, prefixes, problems)
  // Without its types no row can be understood: whatever else would be reported follows from that.
  if (!surveyTable.headings.some(heading => heading.name === 'type')) problems.throwIfErrors()
  const choiceTable = readTable('choices', choices, columns(choiceColumns), problems)
  const externalTable = readTable('external_choices', externalChoices, columns(choiceColumns), problems)
  const lists = readChoices(choiceTable, read.allowChoiceDuplicates, problems)
  const root = buildTree(surveyTable, {
    problems,
    settings: read,
    choices: lists,
    externalChoices: readChoices(externalTable, true, problems),
    osm: readChoices(readTable('osm', osm, columns(osmColumns), problems), true, problems),
    words: options.words ?? englishWords,
  })
  const named: Map<string, readonly Item[]> = indexByName(root)
  const form: Form = {
    settings: read,
    root,
    choices: lists,
    entities: readEntities(readTable('entities', entities, columns(entityColumns), problems), problems),
    named,
    problems,
  }
  if (root.children.length === 0 && !problems.hasErrors) problems.error({ sheet: surveyName, row: 2 }, 'survey-empty')
  nameMeta(addMeta(form), named)
  reportEmptySections(root, problems)
  const items = [...descendants(root)]
  if (!checkSize(items, languagesNamed([surveyTable, choiceTable]).size, form)) problems.throwIfErrors()
  const document = writeDocument(form, items)
  warnOfTranslations([surveyTable, choiceTable], document.languages, read.defaultLanguage, problems)
  problems.throwIfErrors()
  return {
    xform: serialize(document.root),
    formId: read.formId,
    version: read.version,
    title: read.title,
    languages: document.languages,
    files: document.files,
    itemsets: externalTable.rows.length === 0 ? undefined : externalChoicesCsv(externalChoices ?? [], externalTable.headings),
    warnings: problems.warnings,
  }
}
