import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { expectDuty } from './duty-of-whom.ts'
import { expectHouseholdClasses } from './household-classes-of-whom.ts'
import { expectInstructions } from './instructions-of-whom.ts'
import { expectLadder } from './ladder-of-whom.ts'
import { expectLetters } from './letters-of-whom.ts'
import { expectListings } from './listings-of-whom.ts'
import { expectMeetings } from './meetings-of-whom.ts'
import { expectMonitoring } from './monitoring-of-whom.ts'
import { expectStaffing } from './staffing-of-whom.ts'
import { expectVillageMeetings } from './village-meetings-of-whom.ts'

/** What goes to some and not to others, whatever the place: each with what holds of everybody. */
export const ofWhom: readonly (readonly [string, (desk: Desk, actors: Record<CastName, Actor>, checked: CheckedCounty) => Promise<void>])[] = [
  ['letters', expectLetters], ['what is on the supervision list', expectListings], ['absences, slips and sheets', (desk, _, checked) => expectDuty(() => checked)(desk)],
  ['who is sent where', expectStaffing], ['meetings and what units share', expectMeetings], ['the ladder', expectLadder], ['leaders’ instructions', expectInstructions],
  ['meetings of villages', (desk, _, checked) => expectVillageMeetings(desk, checked)], ['classes of households', (desk, _, checked) => expectHouseholdClasses(desk, checked)],
  ['monitoring', (desk, _, checked) => expectMonitoring(desk, checked)],
]
