import type { Chance } from '../chance.ts'
import { choiceLists } from '../checklist/choices.ts'
import type { ChecklistItem, Facts } from '../checklist/types.ts'

/** Answers to the questions of an item, in the order of the form; questions that were not relevant have none. */
export type Answers = readonly (readonly [question: string, answer: string])[]

/** What an inspector sees in a house. */
export interface Sight {
  facts: Facts
  houseArea: number
}

/** Answers that make the item a problem, or not. */
export function answersOf(item: ChecklistItem, found: boolean, sight: Sight, chance: Chance): Answers {
  if ('xpath' in item.problem) {
    const measure = measured[item.code]
    if (!measure) throw new Error(`no answers for ${item.code}`)
    return measure(found, sight, chance)
  }
  const { question, answers } = item.problem
  return [[question, chance.pick(found ? answers : goodChoices(item))]]
}

const good = new Map<string, readonly string[]>()

/** The choices of the item's question that make no problem; the first one is the usual. */
function goodChoices(item: ChecklistItem): readonly string[] {
  const known = good.get(item.code)
  if (known) return known
  const bad = 'xpath' in item.problem ? [] : item.problem.answers
  const all = Object.keys(choiceLists[item.questions[0]?.list ?? ''] ?? {}).filter((choice) => !bad.includes(choice))
  const weighted = [...Array<string>(4).fill(all[0] ?? ''), ...all]
  good.set(item.code, weighted)
  return weighted
}

type Measure = (found: boolean, sight: Sight, chance: Chance) => Answers

/** Items that are decided by numbers or by two questions. */
const measured: Readonly<Record<string, Measure>> = {
  E01: (found) => [['dropped_out', found ? '1' : '0']],
  M01: (found, { facts }) => [['insured', String(facts.members - (found ? 1 : 0))]],
  H01: houseGrade,
  H09: (found, { facts, houseArea }, chance) =>
    [['house_area', String(found ? facts.members * chance.whole(6, 12) : houseArea)]],
  W02: waterDistance,
  I01: incomes,
  S04: selfCare,
  R02: (found, { facts }, chance) =>
    [['members_recorded', String(facts.members + (found ? differing(facts, chance) : 0))]],
}

function houseGrade(found: boolean, _sight: Sight, chance: Chance): Answers {
  const dangerous = ['house_grade', chance.pick(['c', 'd'])] as const
  if (found) return [dangerous, ['house_treatment', chance.pick(['planned', 'none'])]]
  if (chance.happens(0.04)) return [dangerous, ['house_treatment', 'done']]
  return [['house_grade', 'safe']]
}

function waterDistance(found: boolean, _sight: Sight, chance: Chance): Answers {
  if (found) return [['water_at_home', 'no'], ['water_minutes', String(chance.whole(21, 70))]]
  return chance.happens(0.92)
    ? [['water_at_home', 'yes']]
    : [['water_at_home', 'no'], ['water_minutes', String(chance.whole(2, 20))]]
}

function incomes(found: boolean, { facts }: Sight, chance: Chance): Answers {
  if (!found && chance.happens(0.8)) return [['income_level', 'above']]
  const perPerson = found ? chance.whole(1_800, 3_800) : chance.whole(4_100, 5_200)
  const costs = chance.whole(0, 30) * 100
  const net = perPerson * facts.members
  const transfers = Math.round(net * (facts.workers > 0 ? 0.15 : 0.7))
  const profit = Math.round(net * 0.25)
  return [
    ['income_level', found ? 'below' : 'near'],
    ['wages', String(net - transfers - profit)],
    ['business_income', String(profit + costs)],
    ['business_costs', String(costs)],
    ['property_income', '0'],
    ['transfers', String(transfers)],
  ]
}

function selfCare(found: boolean, _sight: Sight, chance: Chance): Answers {
  if (found) return [['self_care_failed', String(chance.whole(1, 6))], ['carer', 'no']]
  return chance.happens(0.6)
    ? [['self_care_failed', '0']]
    : [['self_care_failed', String(chance.whole(1, 6))], ['carer', 'yes']]
}

function differing(facts: Facts, chance: Chance): number {
  return facts.members > 1 && chance.happens(0.5) ? -1 : 1
}
