import type { CodeListEntry } from '@lookback/core/kernel'
import type { Person, Post } from '@lookback/core/access'
import type { Region, Unit } from '@lookback/core/places'
import type { Household } from '@lookback/core/register'
import type { Round } from '@lookback/core/rounds'
import { chanceOf } from './chance.ts'
import { county, notice, parameters } from './county.ts'
import { codeLists } from './households/code-lists.ts'
import { homesOf } from './households/households.ts'
import { leaveUninsured } from './indicators/insurance.ts'
import { leaveUnsafe } from './indicators/unsafe-houses.ts'
import type { DemoIndicators } from './indicators/indicators.ts'
import { indicatorsOf } from './indicators/indicators.ts'
import type { Account } from './people/staff.ts'
import type { DemoReinforcements } from './people/reinforcements.ts'
import { reinforcementsOf } from './people/reinforcements.ts'
import { staffOf } from './people/staff.ts'
import { teamsOf } from './people/teams.ts'
import { unitsOf } from './people/units.ts'
import { boundariesOf, boundarySource } from './places/boundaries.ts'
import { regionsOf } from './places/regions.ts'
import { townshipsOf } from './places/townships.ts'
import type { DemoEvent } from './rounds/events.ts'
import { eventsOf } from './rounds/events.ts'
import type { DemoBulletin } from './bulletins/bulletins.ts'
import { bulletinsOf } from './bulletins/bulletins.ts'
import type { DemoLetter } from './letters/letters.ts'
import { lettersOf } from './letters/letters.ts'
import type { DemoMeetings, DemoShared } from './meetings/meetings.ts'
import { meetingsOf } from './meetings/meetings.ts'
import type { DemoRegister } from './register/register.ts'
import { registerOf } from './register/register.ts'
import type { DemoRevisits } from './revisits/revisits.ts'
import { revisitsOf } from './revisits/revisits.ts'
import { sharedOf } from './shared-work/shared-work.ts'
import type { DemoSupervision } from './supervision/supervision.ts'
import { supervisionOf } from './supervision/supervision.ts'
import type { DutyEvent } from './duty/duty.ts'
import { dutyOf } from './duty/duty.ts'
import type { DemoInstruction } from './instructions/instructions.ts'
import { instructionsOf } from './instructions/instructions.ts'
import type { OwnCheckEvent } from './ladder/own-checks.ts'
import { ownChecksOf } from './ladder/own-checks.ts'
import type { DemoLadderStep } from './ladder/steps.ts'
import { ladderStepsOf } from './ladder/steps.ts'
import type { DemoHouseholdClasses } from './household-classes/household-classes.ts'
import { householdClassesOf } from './household-classes/household-classes.ts'
import type { DemoMonitoring } from './monitoring/monitoring.ts'
import { monitoringOf } from './monitoring/monitoring.ts'
import type { VillageMeetingEvent } from './village-meetings/village-meetings.ts'
import { villageMeetingsOf } from './village-meetings/village-meetings.ts'
import { planOf } from './rounds/plan.ts'
import { roundsOf } from './rounds/rounds.ts'

export type { DemoBulletin } from './bulletins/bulletins.ts'
export type { DemoIndicators } from './indicators/indicators.ts'
export type { IndicatorEvent } from './indicators/reports.ts'
export type { DemoLetter } from './letters/letters.ts'
export type { DutyEvent } from './duty/duty.ts'
export type { DemoLadderStep } from './ladder/steps.ts'
export type { DemoCorrection, DemoImport, DemoRegister } from './register/register.ts'
export type { DemoInstruction } from './instructions/instructions.ts'
export type { OwnCheckEvent } from './ladder/own-checks.ts'
export type { DemoMeeting, DemoMeetings, DemoShared } from './meetings/meetings.ts'
export type { DemoRevisits, DemoSeenAgain } from './revisits/revisits.ts'
export type { DemoSupervision } from './supervision/supervision.ts'
export type { DemoReinforcements } from './people/reinforcements.ts'
export type { ClassMeeting, ClassRow, DemoHouseholdClasses } from './household-classes/household-classes.ts'
export type { DemoMonitoring, MonitoringStory } from './monitoring/monitoring.ts'
export type { VillageMeetingEvent } from './village-meetings/village-meetings.ts'
export type { Account } from './people/staff.ts'
export type { ActionEvent, DemoEvent, VisitEvent } from './rounds/events.ts'

/** An invented county with two rounds of checks, and two that begin: the same for the same seed. */
export interface DemoCounty {
  county: { code: string; name: string }
  /** Says that everything is invented, in Chinese and in English. */
  notice: { zh: string; en: string }
  /** By name, each valid from the beginning. */
  parameters: typeof parameters
  codeLists: readonly CodeListEntry[]
  regions: readonly Region[]
  /** GeoJSON, with where it is said to come from. */
  boundaries: () => { text: string; source: string }
  units: readonly Unit[]
  people: readonly Person[]
  posts: readonly Post[]
  accounts: readonly Account[]
  households: () => Iterable<Household>
  /** The checklist: an XLSForm workbook. */
  form: URL
  rounds: readonly Round[]
  /** Visits and what is done about the problems that they find, in the order of time. */
  events: () => Iterable<DemoEvent>
  indicators: () => DemoIndicators
  bulletins: () => readonly DemoBulletin[]
  revisits: () => DemoRevisits
  letters: () => readonly DemoLetter[]
  supervision: () => DemoSupervision
  /** What checks of who is at the post found, in the order of time. */
  duty: () => readonly DutyEvent[]
  /** What leaders did in person. */
  ownChecks: () => readonly OwnCheckEvent[]
  /** What the office decided on what the rules proposed. */
  ladderSteps: () => readonly DemoLadderStep[]
  /** What was brought of the register later, and put right in it. */
  register: () => DemoRegister
  /** What a township does together with departments. */
  shared: () => DemoShared
  /** What leaders wrote on problems, and what was answered. */
  instructions: () => readonly DemoInstruction[]
  reinforcements: () => DemoReinforcements
  meetings: () => DemoMeetings
  /** What villages met for, in the order of time. */
  villageMeetings: () => readonly VillageMeetingEvent[]
  /** How households were classified. */
  householdClasses: () => DemoHouseholdClasses
  /** How households came to be monitored. */
  monitoring: () => DemoMonitoring
}

/**
 * The demo county of 18 townships, 250 villages and 20,000 households. Everything in it is invented.
 * @param seed another number gives another county with the same figures
 */
export function demoCounty(seed = 431_999): DemoCounty {
  const townships = townshipsOf(county.code)
  const regions = regionsOf(townships, chanceOf(seed, 'regions'))
  const staff = staffOf(regions, chanceOf(seed, 'staff'))
  const teams = teamsOf(staff.posts, chanceOf(seed, 'teams'))
  const posts = [...staff.posts, ...teams.posts]
  const homes = homesOf(regions.filter(({ level }) => level === 'village'), chanceOf(seed, 'households'))
  const { members } = leaveUninsured(homes, chanceOf(seed, 'insurance'))
  leaveUnsafe(homes, chanceOf(seed, 'unsafe houses'))
  const rounds = roundsOf(chanceOf(seed, 'rounds'))
  const [selfCheck, census] = rounds
  const checked = [selfCheck, census] as const
  const plan = planOf(homes, townships, staff, checked, chanceOf(seed, 'plan'))
  return {
    county,
    notice,
    parameters,
    codeLists,
    regions,
    boundaries: () => ({ text: boundariesOf(regions, chanceOf(seed, 'boundaries')), source: boundarySource }),
    units: unitsOf(regions),
    people: [...staff.people, ...teams.people],
    posts,
    accounts: staff.accounts,
    households: () => homes.map(({ household }) => household),
    form: new URL('../forms/household-check.xlsx', import.meta.url),
    rounds,
    events: () => eventsOf({ homes, townships, staff, rounds: checked, plan }, seed),
    indicators: () => indicatorsOf(regions, homes, staff, members, chanceOf(seed, 'indicators')),
    bulletins: () => bulletinsOf(staff, checked),
    revisits: () => revisitsOf(staff),
    letters: () => lettersOf(staff),
    supervision: () => supervisionOf(staff),
    duty: () => dutyOf(staff),
    ownChecks: () => ownChecksOf(staff),
    ladderSteps: () => ladderStepsOf(staff),
    register: () => registerOf(staff, homes.map(({ household }) => household)),
    shared: () => sharedOf(staff),
    instructions: () => instructionsOf(staff),
    reinforcements: () => reinforcementsOf(posts, teams.cadres, staff.office[0] ?? ''),
    meetings: () => meetingsOf(staff),
    villageMeetings: () => villageMeetingsOf(staff, homes.map(({ household }) => household)),
    householdClasses: () => householdClassesOf(staff, homes.map(({ household }) => household)),
    monitoring: () => monitoringOf(staff, homes.map(({ household }) => household)),
  }
}
