import { noteField, submissionFields } from '@lookback/core/checklists'
import type { Observation } from '@lookback/core/checklists'
import type { VisitOutcome } from '@lookback/core/rounds'
import type { Chance } from '../chance.ts'
import { checklist, sharedCondition } from '../checklist/checklist.ts'
import { foundField, notAssessedField } from '../checklist/sheets.ts'
import type { ChecklistItem, Facts, Section } from '../checklist/types.ts'
import { applies, conditions } from '../checklist/types.ts'
import { answersOf } from './answers.ts'
import { noteOf } from './notes.ts'

/** A visit as its form tells it. */
export interface FilledVisit {
  instance: string
  round: number
  householdNumber: string
  outcome: VisitOutcome
  startedAt: number
  endedAt: number
  facts: Facts
  houseArea: number
  /** What the visit says about an item that can be asked of the household. */
  observe: (item: ChecklistItem) => Observation
  /** Codes of items that the inspector says arose after the round before. */
  aroseRecently: ReadonlySet<string>
}

/** The OpenRosa submission of a visit. Like the form's engine, it leaves out what was not relevant. */
export function submissionXml(visit: FilledVisit, chance: Chance): string {
  const found: string[] = []
  const open: string[] = []
  const checked = visit.outcome === 'completed'
    ? householdGroup(visit.facts)
      + checklist.sections.map((section) => sectionGroup(section, visit, { found, open }, chance)).join('')
      + closingGroup(visit, found, open)
    : ''
  return `<data id="${checklist.id}" version="${checklist.version}">`
    + element(submissionFields.startedAt, countyTime(visit.startedAt))
    + element(submissionFields.endedAt, countyTime(visit.endedAt))
    + element('arrival', element(submissionFields.round, String(visit.round))
      + element(submissionFields.household, visit.householdNumber)
      + element(submissionFields.outcome, visit.outcome)
      + outcomeSaid(visit.outcome)
      + element(submissionFields.position, ''))
    + checked
    + `<meta><instanceID>uuid:${visit.instance}</instanceID></meta></data>`
}

/** What a visit that was not completed says beside its outcome. */
function outcomeSaid(outcome: VisitOutcome): string {
  switch (outcome) {
    case 'completed':
      return ''
    case 'moved':
      return element(submissionFields.wholeHousehold, 'yes') + element(submissionFields.outcomeNote, '全家在外定居，邻居和村干部都这么说')
    case 'deceased':
      return element(submissionFields.wholeHousehold, 'yes') + element(submissionFields.outcomeNote, '独居老人，已去世，村里证实')
    case 'nobody-home':
    case 'refused':
    case 'other':
      return element(submissionFields.outcomeNote, outcome === 'other' ? '村干部带路也没找到' : '') + element(submissionFields.comeAgainOn, '')
  }
}

function householdGroup(facts: Facts): string {
  return element('household', element('members', String(facts.members))
    + element('registered', yesNo(facts.registered))
    + element('pupils', String(facts.pupils))
    + element('workers', String(facts.workers))
    + element('seriously_ill', String(facts.seriouslyIll))
    + element('chronically_ill', String(facts.chronicallyIll))
    + element('disabled', String(facts.disabled))
    + element('allowance', yesNo(facts.allowance))
    + element('destitute', yesNo(facts.destitute))
    + element('housing_support', facts.housingSupport)
    + element('welfare_post', yesNo(facts.welfarePost))
    + element('loan', yesNo(facts.loan)))
}

/** Codes of items as a visit comes upon them. */
interface Said {
  found: string[]
  open: string[]
}

function sectionGroup(section: Section, visit: FilledVisit, said: Said, chance: Chance): string {
  const shared = sharedCondition(section)
  if (shared !== null && !conditions[shared].holds(visit.facts)) return ''
  let content = ''
  for (const item of section.items) {
    if (applies(item, visit.facts)) content += itemElements(item, section.dimension, visit, said, chance)
  }
  return element(section.name, content)
}

function itemElements(
  item: ChecklistItem, dimension: string, visit: FilledVisit, { found, open }: Said, chance: Chance,
): string {
  const observation = visit.observe(item)
  if (observation === 'not-assessed') {
    open.push(item.code)
    const asked = item.questions.filter((question) => question.relevant === undefined)
    return asked.map((question) => element(question.name, '')).join('') + element(item.code, '')
  }
  const problem = observation === 'problem'
  let content = ''
  for (const [question, answer] of answersOf(item, problem, visit, chance)) content += element(question, answer)
  if (!problem) return `${content}<${item.code}>0</${item.code}>`
  found.push(item.code)
  const note = chance.happens(0.6) ? noteOf(item.code, dimension, chance) : ''
  return content + element(item.code, '1') + element(noteField(item.code), note)
}

function closingGroup(visit: FilledVisit, found: readonly string[], open: readonly string[]): string {
  const recent = found.filter((code) => visit.aroseRecently.has(code))
  const asked = visit.round > 1 && found.length > 0
  return element('closing', element(foundField, found.join(' ')) + element(notAssessedField, open.join(' '))
    + (open.length > 0 ? element(submissionFields.notAssessedReason, whyNotLookedAt(visit.instance)) : '')
    + (asked ? element(submissionFields.aroseRecently, recent.join(' ')) : '')
    + (found.length > 0 ? element('finding_photos', element(submissionFields.photoOf, '') + element(submissionFields.findingPhoto, '')) : '')
    + element('photo', '') + element('remarks', ''))
}

/** By the visit's number, so that no chance is drawn for it. */
function whyNotLookedAt(instance: string): string {
  const reasons = ['主人不在，只有老人在家', '天黑了，没有看完', '屋里锁着门', '主人说不清，要回去核实']
  return reasons[Number.parseInt(instance.slice(-2), 16) % reasons.length] ?? ''
}

function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function yesNo(answer: boolean): string {
  return answer ? 'yes' : 'no'
}

/** As a phone in the county writes it, e.g. `2020-03-12T09:14:05.000+08:00`. */
function countyTime(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}
