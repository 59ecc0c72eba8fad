import type { ConvertOptions } from './convert-options.ts'
import { indexByName, nameMeta, type Form } from './form.ts'
import type { Problems } from './problems.ts'
import { checkAttributeNames } from './sheets/attribute-names.ts'
import { withChinese } from './sheets/chinese-headings.ts'
import { readChoices } from './sheets/choices.ts'
import {
  choiceColumns, entityColumns, osmColumns, settingColumns, surveyColumns, type SheetColumns,
} from './sheets/columns.ts'
import { readEntities } from './sheets/entities.ts'
import { externalChoicesCsv } from './sheets/external-choices.ts'
import { conventionalNamespaces, readSettings } from './sheets/settings.ts'
import { readTable } from './sheets/table.ts'
import { languagesNamed, TranslationGaps, type TranslationGap } from './sheets/translation-gaps.ts'
import { findSheets, type Sheets } from './sheets/workbook.ts'
import { buildTree } from './tree/build.ts'
import type { GeneratedWords } from './tree/building.ts'
import { reportEmptySections } from './tree/empty-sections.ts'
import { descendants, type Item } from './tree/items.ts'
import { addMeta } from './tree/meta.ts'

/** A workbook understood, and what of its tables is needed later: the tables themselves are let go of. */
export interface Understood {
  readonly form: Form
  /** All that the form consists of, in document order. */
  readonly items: readonly Item[]
  /** The languages that headings name. */
  readonly languages: ReadonlySet<string>
  readonly gaps: readonly TranslationGap[]
  readonly itemsets: string | undefined
}

const englishWords: GeneratedWords = { other: 'Other', specifyOther: 'Specify other.' }

/** Reads the sheets of a workbook into the tree of its form; whatever is wrong with them is reported. */
export function understand(sheets: Sheets, options: ConvertOptions, problems: Problems): Understood {
  const { survey, surveyName, choices, settings, entities, externalChoices, osm } = findSheets(sheets, problems)
  const columns = (standard: SheetColumns): SheetColumns =>
    options.chineseHeadings === true ? withChinese(standard) : standard
  const settingTable = readTable('settings', settings, columns(settingColumns), problems)
  const read = readSettings(settingTable, options.formId, problems)
  const spaces = read.cleanTextValues ? 'collapsed' : 'kept'
  const surveyTable = readTable(surveyName, survey, columns(surveyColumns), problems, spaces)
  const prefixes = new Set([...read.namespaces.keys(), ...conventionalNamespaces.keys()])
  for (const table of [settingTable, surveyTable]) checkAttributeNames(table, prefixes, problems)
  // Without its types no row can be understood: whatever else would be reported follows from that.
  if (!surveyTable.headings.some(heading => heading.name === 'type')) problems.throwIfErrors()
  const choiceTable = readTable('choices', choices, columns(choiceColumns), problems)
  const externalTable = readTable('external_choices', externalChoices, columns(choiceColumns), problems)
  const languages = languagesNamed([surveyTable, choiceTable])
  const gaps = new TranslationGaps(languages, read.defaultLanguage)
  const [watchedSurvey, watchedChoices] = [gaps.watched(surveyTable), gaps.watched(choiceTable)]
  const lists = readChoices(watchedChoices, read.allowChoiceDuplicates, problems)
  const externalLists = readChoices(externalTable, true, problems)
  const looped = new Set<string>()
  const root = buildTree(watchedSurvey, {
    problems,
    looped,
    settings: read,
    choices: lists,
    externalChoices: externalLists,
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
    listsLooped: looped,
    problems,
  }
  if (root.children.length === 0 && !problems.hasErrors) problems.error({ sheet: surveyName, row: 2 }, 'survey-empty')
  nameMeta(addMeta(form), named)
  reportEmptySections(root, problems)
  return {
    form,
    items: [...descendants(root)],
    languages,
    gaps: gaps.found,
    itemsets: externalLists.size === 0
      ? undefined
      : externalChoicesCsv(externalChoices ?? [], externalTable.headings),
  }
}
