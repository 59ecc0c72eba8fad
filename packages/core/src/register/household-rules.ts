import { daysBetween } from '../kernel/time.ts'
import type { CellIssue, CellReason, ReasonDetails } from '../kernel/cell.ts'
import { identityOf } from './document-number.ts'
import type { Household, Member } from './household.ts'
import type { CellValue } from './read-cell.ts'
import type { RelationRule, RelationsParameter } from './relations.ts'
import { headRelation, spouseRelation } from './relations.ts'

/** What a whole workbook says that one household of it must agree with. */
export interface WorkbookFacts {
  /** The rows that carry one citizen's number, for numbers that more than one row carries. */
  rowsOfIdentity: ReadonlyMap<string, readonly number[]>
}

const daysAYear = 365.25

/**
 * The consistency rules that offices run on a household. Members stand in the order of their rows.
 * @param values the household's columns, among them those that are only compared
 * @param rows the workbook row of each member
 * @param relations what the county holds against a relation
 */
export function checkHousehold(
  household: Household, values: ReadonlyMap<string, CellValue>, rows: readonly number[], facts: WorkbookFacts,
  { rules }: RelationsParameter,
): CellIssue[] {
  const issues: CellIssue[] = []
  const add = (index: number, column: string, reason: CellReason, details: ReasonDetails = {}): void => {
    issues.push({ row: rows[index] ?? rows[0] ?? 0, column, reason, details })
  }
  const { members } = household
  const heads = indexesOf(members, headRelation)
  const [headIndex = 0, ...otherHeads] = heads
  if (heads.length === 0) add(0, 'relation', 'head-missing')
  for (const index of otherHeads) add(index, 'relation', 'head-twice', { other: rows[headIndex] ?? 0 })
  const [spouse, ...otherSpouses] = indexesOf(members, spouseRelation)
  for (const index of otherSpouses) add(index, 'relation', 'spouse-twice', { other: rows[spouse ?? 0] ?? 0 })
  const head = heads.length > 0 ? members[headIndex] : undefined
  if (head) checkHead(household, head, values, (column, reason, details) => add(0, column, reason, details))
  const counted = values.get('memberCount')
  if (counted !== undefined && counted !== members.length) {
    add(0, 'memberCount', 'member-count-differs', { value: Number(counted), rows: members.length })
  }
  const seen = new Map<string, number>()
  members.forEach((member, index) => {
    const before = seen.get(member.number)
    if (before !== undefined) add(index, 'memberNumber', 'member-twice', { other: rows[before] ?? 0 })
    else seen.set(member.number, index)
    const relation = head && member !== head ? relationReason(member, head, rules) : null
    if (relation) add(index, 'relation', relation, { value: member.relation })
    if (member.attributes.education !== undefined && member.attributes.schoolStatus !== undefined) {
      add(index, 'schoolStatus', 'education-and-school')
    }
    const sameIdentity = facts.rowsOfIdentity.get(identityOf(member.documentNumber ?? ''))
    const other = sameIdentity?.find((row) => row !== rows[index])
    if (other !== undefined) add(index, 'documentNumber', 'document-twice', { other })
  })
  return issues
}

function checkHead(
  household: Household, head: Member, values: ReadonlyMap<string, CellValue>,
  add: (column: string, reason: CellReason, details?: ReasonDetails) => void,
): void {
  if (household.headName !== head.name) add('headName', 'head-name-differs', { value: household.headName, head: head.name })
  const document = values.get('headDocument')
  if (document !== undefined && head.documentNumber !== null && document !== head.documentNumber) {
    add('headDocument', 'head-document-differs')
  }
}

/** Why a member cannot be what the relation says; null where nothing speaks against it. */
export function relationReason(member: Member, head: Member, rules: readonly RelationRule[]): CellReason | null {
  const rule = rules.find(({ relation }) => relation === member.relation)
  if (!rule) return null
  const expected = rule.sex === 'other-than-head' ? (head.sex === 'male' ? 'female' : 'male') : rule.sex
  if (expected !== 'any' && member.sex !== expected) return 'relation-sex'
  if (rule.age === 'any' || !member.birthDate || !head.birthDate) return null
  const olderBy = daysBetween(member.birthDate, head.birthDate) / daysAYear
  return (rule.age === 'older' ? olderBy : -olderBy) >= rule.years ? null : 'relation-age'
}

function indexesOf(members: readonly Member[], relation: string): number[] {
  return members.flatMap((member, index) => (member.relation === relation ? [index] : []))
}
