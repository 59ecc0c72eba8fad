import { access } from '../console/access/capability.ts'
import { assignments } from '../console/assignments/capability.ts'
import { audit } from '../console/audit/capability.ts'
import { boards } from '../console/boards/capability.ts'
import { checklists } from '../console/checklists/capability.ts'
import { comparison } from '../console/comparison/capability.ts'
import { dayClose } from '../console/day-close/capability.ts'
import { doubts } from '../console/doubts/capability.ts'
import { duty } from '../console/duty/capability.ts'
import { evidence } from '../console/evidence/capability.ts'
import { helpers } from '../console/helpers/capability.ts'
import { householdClasses } from '../console/household-classes/capability.ts'
import { householdFile } from '../console/household-file/capability.ts'
import { indicators } from '../console/indicators/capability.ts'
import { instructions } from '../console/instructions/capability.ts'
import { ladder } from '../console/ladder/capability.ts'
import { leader } from '../console/leader/capability.ts'
import { letters } from '../console/letters/capability.ts'
import { meetings } from '../console/meetings/capability.ts'
import { monitoring } from '../console/monitoring/capability.ts'
import { notices } from '../console/notices/capability.ts'
import { overview } from '../console/overview/capability.ts'
import { pace } from '../console/pace/capability.ts'
import { parameters } from '../console/parameters/capability.ts'
import { places } from '../console/places/capability.ts'
import { problems } from '../console/problems/capability.ts'
import { register } from '../console/register/capability.ts'
import { reports } from '../console/reports/capability.ts'
import { retention } from '../console/retention/capability.ts'
import { returnedTables } from '../console/returned-tables/capability.ts'
import { revisits } from '../console/revisits/capability.ts'
import { rounds } from '../console/rounds/capability.ts'
import { search } from '../console/search/capability.ts'
import { sharedWork } from '../console/shared-work/capability.ts'
import { situation } from '../console/situation/capability.ts'
import { staffing } from '../console/staffing/capability.ts'
import { successions } from '../console/successions/capability.ts'
import { supervision } from '../console/supervision/capability.ts'
import { sync } from '../console/sync/capability.ts'
import { threeLists } from '../console/three-lists/capability.ts'
import { villageMeetings } from '../console/village-meetings/capability.ts'
import { work } from '../console/work/capability.ts'
import type { ConsoleCapability } from './capability.ts'

/** Every capability of the console, in the order of the menu; a new one adds its line here. */
export const capabilities: readonly ConsoleCapability[] = [
  leader,
  situation,
  overview,
  comparison,
  rounds,
  assignments,
  checklists,
  register,
  householdFile,
  doubts,
  work,
  problems,
  evidence,
  notices,
  boards,
  pace,
  dayClose,
  letters,
  supervision,
  duty,
  ladder,
  instructions,
  staffing,
  meetings,
  villageMeetings,
  householdClasses,
  monitoring,
  sharedWork,
  indicators,
  revisits,
  threeLists,
  helpers,
  successions,
  returnedTables,
  reports,
  places,
  parameters,
  access,
  sync,
  search,
  audit,
  retention,
]
