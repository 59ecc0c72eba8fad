import { access } from '../access/capability.ts'
import { assignments } from '../assignments/capability.ts'
import { audit } from '../audit/capability.ts'
import { boards } from '../boards/capability.ts'
import { checklists } from '../checklists/capability.ts'
import { comparison } from '../comparison/capability.ts'
import { dayClose } from '../day-close/capability.ts'
import { doubts } from '../doubts/capability.ts'
import { duty } from '../duty/capability.ts'
import { evidence } from '../evidence/capability.ts'
import { foundation } from '../foundation/capability.ts'
import { helpers } from '../helpers/capability.ts'
import { householdClasses } from '../household-classes/capability.ts'
import { householdFile } from '../household-file/capability.ts'
import { indicators } from '../indicators/capability.ts'
import { instructions } from '../instructions/capability.ts'
import { jobs } from '../jobs/capability.ts'
import { ladder } from '../ladder/capability.ts'
import { letters } from '../letters/capability.ts'
import { meetings } from '../meetings/capability.ts'
import { monitoring } from '../monitoring/capability.ts'
import { notices } from '../notices/capability.ts'
import { overview } from '../overview/capability.ts'
import { pace } from '../pace/capability.ts'
import { parameters } from '../parameters/capability.ts'
import { places } from '../places/capability.ts'
import { problems } from '../problems/capability.ts'
import { register } from '../register/capability.ts'
import { reports } from '../reports/capability.ts'
import { retention } from '../retention/capability.ts'
import { returnedTables } from '../returned-tables/capability.ts'
import { revisits } from '../revisits/capability.ts'
import { rounds } from '../rounds/capability.ts'
import { search } from '../search/capability.ts'
import { staffing } from '../staffing/capability.ts'
import { sharedWork } from '../shared-work/capability.ts'
import { subjects } from '../subjects/capability.ts'
import { successions } from '../successions/capability.ts'
import { supervision } from '../supervision/capability.ts'
import { sync } from '../sync/capability.ts'
import { threeLists } from '../three-lists/capability.ts'
import { villageMeetings } from '../village-meetings/capability.ts'
import { visits } from '../visits/capability.ts'
import { work } from '../work/capability.ts'

/** Every capability there is. A new one adds its line here; everything else in this package is made from the list. */
export const capabilities = [
  foundation,
  subjects,
  places,
  access,
  checklists,
  register,
  rounds,
  evidence,
  problems,
  work,
  jobs,
  notices,
  visits,
  assignments,
  helpers,
  comparison,
  overview,
  successions,
  doubts,
  revisits,
  boards,
  pace,
  indicators,
  householdFile,
  returnedTables,
  threeLists,
  sync,
  reports,
  letters,
  supervision,
  duty,
  ladder,
  instructions,
  staffing,
  sharedWork,
  meetings,
  villageMeetings,
  householdClasses,
  monitoring,
  dayClose,
  search,
  parameters,
  audit,
  retention,
] as const
