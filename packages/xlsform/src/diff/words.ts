import type { Locale } from '../problems.ts'

const en = {
  'form-id': 'The form_id is now "{after}", before "{before}": a server takes it for another form.',
  'setting': 'The setting {column} is now "{after}", before "{before}".',
  'setting-added': 'The setting {column} is new: "{after}".',
  'setting-removed': 'The setting {column} is gone; it was "{before}".',
  'language-added': 'The language "{name}" is new.',
  'language-removed': 'The language "{name}" is gone.',
  'item-added': 'New {kind} "{name}"{label} in {section}.',
  'item-removed': 'The {kind} "{name}"{label} is gone from {section}: later records have no answer to it.',
  'item-renamed': 'The {kind} "{before}" is now called "{name}": its earlier answers stay under the old name.',
  'item-moved': 'The {kind} "{name}" is now in {section}, before in {before}: its earlier answers stay in the old place.',
  'item-order': 'In {section} the order is now {after}, before {before}.',
  'item-kind': '"{name}" is now a {after}, before a {before}.',
  'cell': '{column} of "{name}" is now "{after}", before "{before}".',
  'cell-added': '{column} of "{name}" is new: "{after}".',
  'cell-removed': '{column} of "{name}" is gone; it was "{before}".',
  'list-added': 'New list of choices "{name}" with {count} choices.',
  'list-removed': 'The list of choices "{name}" is gone.',
  'choice-added': 'New choice "{name}"{label} in the list "{list}".',
  'choice-removed': 'The choice "{name}"{label} is gone from the list "{list}": earlier answers may hold it.',
  'choice-order': 'The choices of the list "{list}" stand in another order.',
  'choice-cell': '{column} of the choice "{name}" of the list "{list}" is now "{after}", before "{before}".',
  'entity-added': 'The form now makes or changes entities of the list "{name}".',
  'entity-removed': 'The form no longer makes or changes entities of the list "{name}".',
  'section-form': 'the form',
  'section-named': 'the {kind} "{name}"',
  'nothing': 'nothing',
} as const

/** The codes of changes, and of the words they are put together from. */
export type WordCode = keyof typeof en

const zhCN: Readonly<Record<WordCode, string>> = {
  'form-id': 'form_id 由“{before}”改为“{after}”：服务器会当作另一个表单。',
  'setting': '设置 {column} 由“{before}”改为“{after}”。',
  'setting-added': '新增设置 {column}：“{after}”。',
  'setting-removed': '删除设置 {column}，原为“{before}”。',
  'language-added': '新增语言“{name}”。',
  'language-removed': '删除语言“{name}”。',
  'item-added': '{section}新增 {kind}“{name}”{label}。',
  'item-removed': '{section}删除 {kind}“{name}”{label}：以后的记录没有它的答案。',
  'item-renamed': '{kind}“{before}”改名为“{name}”：以前的答案仍在旧名称下。',
  'item-moved': '{kind}“{name}”由{before}移到{section}：以前的答案仍在原处。',
  'item-order': '{section}的顺序由 {before} 改为 {after}。',
  'item-kind': '“{name}”由 {before} 改为 {after}。',
  'cell': '“{name}”的 {column} 由“{before}”改为“{after}”。',
  'cell-added': '“{name}”新增 {column}：“{after}”。',
  'cell-removed': '“{name}”删除 {column}，原为“{before}”。',
  'list-added': '新增选项列表“{name}”，有 {count} 个选项。',
  'list-removed': '删除选项列表“{name}”。',
  'choice-added': '列表“{list}”新增选项“{name}”{label}。',
  'choice-removed': '列表“{list}”删除选项“{name}”{label}：以前的答案可能用到它。',
  'choice-order': '列表“{list}”的选项顺序改变。',
  'choice-cell': '列表“{list}”选项“{name}”的 {column} 由“{before}”改为“{after}”。',
  'entity-added': '表单开始产生或修改列表“{name}”的实体。',
  'entity-removed': '表单不再产生或修改列表“{name}”的实体。',
  'section-form': '表单',
  'section-named': '{kind}“{name}”',
  'nothing': '无',
}

const catalogues: Readonly<Record<Locale, Readonly<Record<WordCode, string>>>> = { en, 'zh-CN': zhCN }

/** Longer texts are cut in sentences. */
const LONGEST = 120

/** A sentence in a language, with its parts put in. */
export function word(code: WordCode, values: Readonly<Record<string, string>>, locale: Locale): string {
  return catalogues[locale][code].replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = values[key] ?? whole
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
  })
}
