import type { Provided } from './kit/application.ts'
import type { ListedCapability } from './capability.ts'
import type { MigrationFolder } from './database/migrate.ts'
import type { SealedColumn } from './database/sealed.queries.ts'
import { access } from './access/capability.ts'
import { assignments } from './assignments/capability.ts'
import { audit } from './audit/capability.ts'
import { boards } from './boards/capability.ts'
import { checklists } from './checklists/capability.ts'
import { comparison } from './comparison/capability.ts'
import { dayClose } from './day-close/capability.ts'
import { doubts } from './doubts/capability.ts'
import { duty } from './duty/capability.ts'
import { evidence } from './evidence/capability.ts'
import { foundation } from './foundation/capability.ts'
import { helpers } from './helpers/capability.ts'
import { householdClasses } from './household-classes/capability.ts'
import { householdFile } from './household-file/capability.ts'
import { indicators } from './indicators/capability.ts'
import { instructions } from './instructions/capability.ts'
import { jobs } from './jobs/capability.ts'
import { ladder } from './ladder/capability.ts'
import { letters } from './letters/capability.ts'
import { meetings } from './meetings/capability.ts'
import { monitoring } from './monitoring/capability.ts'
import { notices } from './notices/capability.ts'
import { overview } from './overview/capability.ts'
import { pace } from './pace/capability.ts'
import { parameters } from './parameters/capability.ts'
import { places } from './places/capability.ts'
import { problems } from './problems/capability.ts'
import { register } from './register/capability.ts'
import { reports } from './reports/capability.ts'
import { retention } from './retention/capability.ts'
import { returnedTables } from './returned-tables/capability.ts'
import { revisits } from './revisits/capability.ts'
import { rounds } from './rounds/capability.ts'
import { search } from './search/capability.ts'
import { staffing } from './staffing/capability.ts'
import { sharedWork } from './shared-work/capability.ts'
import { subjects } from './subjects/capability.ts'
import { successions } from './successions/capability.ts'
import { supervision } from './supervision/capability.ts'
import { sync } from './sync/capability.ts'
import { threeLists } from './three-lists/capability.ts'
import { villageMeetings } from './village-meetings/capability.ts'
import { visits } from './visits/capability.ts'
import { work } from './work/capability.ts'

/**
 * Every capability that the server runs: a new one adds its line here, below those whose tables its own refer to.
 */
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
  reports,
  letters,
  supervision,
  duty,
  ladder,
  instructions,
  sync,
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
  jobs,
] as const satisfies readonly ListedCapability[]

/** The same, whatever each of them says. */
export const listed: readonly ListedCapability[] = capabilities

/** What they bring to one another. */
export const provided: Provided = {
  postFollowers: listed.flatMap(({ followsPosts }) => followsPosts ?? []),
  moveFollowers: listed.flatMap(({ followsMoves }) => followsMoves ?? []),
  names: { ...subjects.names, ...places.names, ...access.names, ...rounds.names, ...problems.names, ...indicators.names, ...letters.names, ...supervision.names, ...duty.names, ...ladder.names, ...instructions.names, ...sharedWork.names, ...meetings.names, ...villageMeetings.names },
  dailyJobs: listed.flatMap(({ jobs: daily }) => daily ?? []),
  retained: listed.flatMap(({ retains }) => retains ?? []),
  returnedTables: listed.flatMap(({ tables }) => tables ?? []),
  work: listed.flatMap(({ work: provider }) => provider ?? []),
  days: listed.flatMap(({ day }) => day ?? []),
  searchProviders: listed.flatMap(({ search: providers }) => providers ?? []),
  effects: Object.assign({}, ...listed.map(({ effects }) => effects)) as Provided['effects'],
  putRight: householdFile.putRight,
  carried: Object.assign({}, ...listed.map(({ carried }) => carried)) as Provided['carried'],
}

/** What makes the schema, in the order of the list. */
export const migrations: readonly MigrationFolder[] = listed.flatMap(({ name, migrations: folder }) =>
  folder ? [{ capability: name, folder }] : [])

/** What is sealed in it. */
export const sealed: readonly SealedColumn[] = listed.flatMap(({ sealed: columns }) => columns ?? [])
