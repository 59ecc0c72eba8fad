import type { AllowanceUnit, EvidenceKind, Severity } from './standard.ts'

/**
 * Chinese headings of a survey sheet and the columns that they stand for: ours, and those of XLSForm that are read here (the compiler
 * knows them, too: `chineseHeadings` of `xlsform`).
 */
const columnOf: Readonly<Record<string, string>> = {
  类型: 'type', 题型: 'type', 名称: 'name', 编码: 'name',
  检查项: 'wording', 检查内容: 'wording', 方面: 'dimension', 维度: 'dimension', 轻重: 'severity', 严重程度: 'severity', 是否硬伤: 'severity', 责任部门: 'department', 牵头单位: 'department',
  整改时限: 'allowance', 时限单位: 'allowance_unit', 佐证: 'evidence', 佐证材料: 'evidence', 材料: 'papers', 材料名称: 'papers', 正常答案: 'good', 已知来源: 'known',
}

/** The headings of a survey sheet as the names of its columns, in either language. */
export function surveyColumns(headings: readonly string[]): string[] {
  return headings.map((heading) => {
    const name = heading.trim().toLowerCase()
    return columnOf[name] ?? name
  })
}

/** What a cell may say instead of a code. */
const severities: Readonly<Record<string, Severity>> = { 硬伤: 'hard', 是: 'hard', 一般: 'ordinary', 否: 'ordinary' }
const units: Readonly<Record<string, AllowanceUnit>> = { 天: 'day', 日: 'day', 自然日: 'day', 工作日: 'working-day', 个工作日: 'working-day' }
const kinds: Readonly<Record<string, EvidenceKind>> = { 照片: 'photo', 文件: 'file' }

/** A severity as it is written, `hard`, `硬伤`, or 是 and 否 under a heading that asks whether it is one. */
export const severityWritten = (text: string): string => severities[text] ?? text

/** A unit of days as it is written: `working-day`, `工作日`. */
export const unitWritten = (text: string): string => units[text] ?? text

/** Kinds of evidence as they are written, apart by spaces or Chinese commas. */
export function evidenceWritten(text: string): string[] {
  return text.split(/[\s、，,;；]+/).filter(Boolean).map((kind) => kinds[kind] ?? kind)
}
