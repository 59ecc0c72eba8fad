import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre/xlsx'
import { problemActionNames } from '../../packages/core/src/problems/index.ts'
import type { Role } from '../../packages/core/src/kernel/index.ts'
import { addDays } from '../../packages/core/src/kernel/index.ts'
import type { Application } from '../../packages/server/src/kit/application.ts'
import type { Database } from '../../packages/server/src/database/connect.ts'
import { county, items, numberIn, rounds, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { idOf, report } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { filledAction } from '../../packages/server/src/problems/filled-action.fixture.ts'
import type { RandomPost } from '../access/problem-oracle.ts'
import { isReader, placesOf, sees } from '../access/problem-oracle.ts'

/**
 * Writes that would be done if the right person asked for them: nothing is missing, no version is old, every state allows
 * it. Where somebody else asks, only scope and posts stand in the way; a check that is not there lets one through.
 */
export interface World {
  application: Application
  database: Database
  chance: () => number
  posts: Readonly<Record<string, RandomPost>>
  /** What each person has: ids, a phone, a file of their own. */
  people: ReadonlyMap<string, { id: string; unit: string; device: string; scope: string; photo: string }>
  /** Recipients of letters that nobody has signed for yet, each with its unit. */
  unsigned: { letter: string; recipient: string; unit: string }[]
  /** What is on the supervision list, each with the unit that stands there; the same person leads all of it. */
  listed: { listing: string; team: string; lead: string }[]
  /** Posts that are checked, each with its village. */
  onDuty: { post: string; village: string }[]
  /** What meetings decided, each with the unit that leads it and one that works with it. */
  decided: { decision: string; lead: string; co: string }[]
  /** Instructions of the leader that somebody has not answered yet. */
  instructed: { instruction: string; by: string }[]
  /** What units share, each with the two of them. */
  shared: { matter: string; lead: string; co: string }[]
}

export interface Attempt {
  method: string
  path: string
  body: string | FormData
  /** Whether it is for this person to do, by an oracle that shares no code with the server. */
  isOwn: boolean
  /** Whether it was done, where the status does not say it. */
  isDone?: (said: Record<string, unknown>) => boolean | Promise<boolean>
}

type Write = (world: World, name: string) => Promise<Attempt | null>

const places = Object.values(villages)
const NOW = '2020-03-12T02:00:00.000Z'

function pick<One>({ chance }: World, list: readonly One[]): One {
  return list[Math.floor(chance() * list.length)]!
}

const roleOf = ({ posts }: World, name: string): Role => posts[name]!.role
const has = (world: World, name: string, roles: readonly Role[]) => roles.includes(roleOf(world, name))
/** Whether a place lies in somebody's. */
const lies = ({ posts }: World, name: string, village: string) => (placesOf[posts[name]!.region] ?? []).includes(village)
const departmentOf = (item: string) => items.find(({ code }) => code === item)?.department ?? 'office'
const json = (body: unknown) => JSON.stringify(body)

type SomeProblem = Awaited<ReturnType<typeof problemsOf>>[number]

const problemsOf = ({ database }: World) =>
  database.selectFrom('problem').select(['id', 'version', 'item', 'region as village', 'subject']).where('county', '=', county).orderBy('id').execute()

const isProblemOwn = ({ posts }: World, name: string, { village, item }: SomeProblem) =>
  isReader([posts[name]!]) && sees([posts[name]!], { village, department: departmentOf(item) })

async function somebodysHousehold(world: World) {
  const all = await world.database.selectFrom('household').select(['id', 'number', 'village', 'version']).where('county', '=', county).orderBy('number').execute()
  return pick(world, all)
}

async function acting(world: World, name: string) {
  const all = await problemsOf(world)
  const problem = pick(world, all)
  const other = pick(world, all.filter(({ subject }) => subject === problem.subject))
  const kind = world.chance() < 0.5 ? 'comment' : pick(world, problemActionNames)
  const action = filledAction(kind, { now: NOW, photo: world.people.get(name)!.photo, into: other.id, unit: pick(world, ['qingxi', 'shiqiao', 'housing']), until: '2020-04-10', mended: world.chance() < 0.5 })
  return { problem, action, isOwn: isProblemOwn(world, name, problem) && (kind !== 'merge' || isProblemOwn(world, name, other)) }
}

/** A letter that nobody has signed for: of few, and each is signed for once. */
function someUnsigned(world: World, name: string) {
  const mine = world.unsigned.filter(({ unit }) => unit === name)
  return world.unsigned.length === 0 ? null : pick(world, mine.length > 0 && world.chance() < 0.5 ? mine : world.unsigned)
}

/** Whoever may record in the round of the township's own check. */
const records: readonly Role[] = ['township', 'village']

/** What a phone sends, as the person's own. */
async function operating(world: World, name: string, kind: string, subject: string, payload: unknown, isOwn: boolean, id = randomUUID()): Promise<Attempt> {
  const { id: actor, device, scope } = world.people.get(name)!
  const operation = {
    id, device, sequence: 1 + Math.floor(world.chance() * 1e9), actor, county, scope, schemaVersion: 1, subject, deviceTime: NOW, clockOffset: 0, files: [], kind, payload,
  }
  return {
    method: 'POST', path: '/api/sync/operations', body: json({ device, operations: [operation], known: [], answered: null }), isOwn,
    isDone: (said) => (said['answers'] as { result: string }[] | undefined)?.[0]?.result === 'accepted',
  }
}

async function somebodysObject(world: World, name: string) {
  const object = pick(world, await world.database.selectFrom('indicator_object').select(['id', 'region as village', 'subject']).orderBy('id').execute())
  // 林场道路 is the housing bureau's; its partner reads and tells nothing.
  const isOwn = lies(world, name, object.village) && (has(world, name, ['county-office', 'township', 'village']) || name === 'housing')
  return { object, isOwn, told: { state: 'started', startedOn: '2020-03-01', finishedOn: null, note: '', photos: [] } }
}

async function somebodysDoubt(world: World, name: string) {
  const open = await world.database.selectFrom('doubt_check').innerJoin('household', 'household.id', 'doubt_check.household')
    .select(['doubt_check.id', 'doubt_check.household as subject', 'household.village']).where('result', 'is', null).orderBy('doubt_check.id').execute()
  if (open.length === 0) return null
  // There are few, and each is checked once: who may is given their own.
  const mine = has(world, name, ['township', 'village']) ? open.filter(({ village }) => lies(world, name, village)) : []
  const doubt = pick(world, mine.length > 0 ? mine : open)
  return { doubt, isOwn: lies(world, name, doubt.village) && has(world, name, ['township', 'village']) }
}

/** A check of somebody at a post, by whoever may check there. */
function someCheck(world: World, name: string) {
  const { post, village } = pick(world, world.onDuty)
  const told = { village, second: '另一名检查人', presences: [{ post, found: world.chance() < 0.7 ? 'away' : 'present', verified: 'seen', said: '' }], signedBy: '村支书', witness: '', photos: [] }
  return { told, isOwn: lies(world, name, village) && has(world, name, ['county-office', 'township', 'supervision-team', 'leader']) }
}

const answer = { result: 'unfounded', note: '看过' }

/** Of each interface through which something of somebody's place is changed, a request that would be granted to the right one. */
export const writes: Readonly<Record<string, readonly Write[]>> = {
  'POST /api/problems/:id/actions': [async (world, name) => {
    const { problem, action, isOwn } = await acting(world, name)
    return { method: 'POST', path: `/api/problems/${problem.id}/actions`, body: json({ id: randomUUID(), version: problem.version, action }), isOwn }
  }],
  'POST /api/problem-actions': [async (world, name) => {
    const { problem, action, isOwn } = await acting(world, name)
    return {
      method: 'POST', path: '/api/problem-actions', body: json({ preview: false, problems: [{ id: randomUUID(), problem: problem.id, version: problem.version }], action }), isOwn,
      isDone: (said) => said['done'] === 1,
    }
  }],
  'POST /api/problems': [async (world, name) => {
    const { id: standard } = await world.database.selectFrom('standard').select('id').executeTakeFirstOrThrow()
    return {
      method: 'POST', path: '/api/problems', body: json({ id: randomUUID(), subject: { village: pick(world, places), thing: `桥${Math.floor(world.chance() * 1e6)}` }, standard, item: pick(world, items).code, note: '来信反映' }),
      isOwn: has(world, name, ['county-office']),
    }
  }],
  'POST /api/households/:id/reveal': [async (world, name) => {
    const household = await somebodysHousehold(world)
    return {
      method: 'POST', path: `/api/households/${household.id}/reveal`, body: json({ purpose: '核对身份' }),
      // Every household has a problem of every department.
      isOwn: lies(world, name, household.village) && has(world, name, ['county-office', 'department', 'township', 'village']),
    }
  }],
  'POST /api/households/:id/acts': [async (world, name) => {
    const household = await somebodysHousehold(world)
    return {
      method: 'POST', path: `/api/households/${household.id}/acts`, isOwn: lies(world, name, household.village) && has(world, name, ['county-office', 'township']),
      body: json({ id: randomUUID(), version: household.version, preview: true, act: { act: 'end', as: 'moved-away' } }),
    }
  }],
  'POST /api/households/:id/person-file': [async (world, name) => {
    const household = await somebodysHousehold(world)
    return {
      method: 'POST', path: `/api/households/${household.id}/person-file`, body: json({ member: `${household.number}-1`, purpose: '本人要求' }), isOwn: has(world, name, ['county-office']),
    }
  }],
  'POST /api/households/:id/corrections': [async (world, name) => {
    const household = await somebodysHousehold(world)
    return {
      method: 'POST', path: `/api/households/${household.id}/corrections`, isOwn: has(world, name, ['county-office']),
      body: json({
        id: randomUUID(), version: household.version, member: `${household.number}-1`, what: 'memberPhone', value: `139${String(Math.floor(world.chance() * 1e8)).padStart(8, '0')}`,
        reason: '登记有误', paper: '本人来电',
      }),
    }
  }],
  'PUT /api/indicator-objects/:id': [async (world, name) => {
    const { object, told, isOwn } = await somebodysObject(world, name)
    return { method: 'PUT', path: `/api/indicator-objects/${object.id}`, body: json({ ...told, responsible: '', plannedOn: '2020-05-01' }), isOwn }
  }],
  'POST /api/indicator-reports': [async (world, name) => {
    const township = pick(world, ['431999101', '431999102'])
    // Sundays of the weeks before.
    const period = pick(world, ['2020-01-05', '2020-01-12', '2020-01-19', '2020-01-26', '2020-02-02', '2020-02-09', '2020-02-16', '2020-02-23', '2020-03-01'])
    const isOwn = world.posts[name]!.region === township || has(world, name, ['county-office']) || name === 'housing'
    return { method: 'POST', path: '/api/indicator-reports', body: json(report('R01', township, period, 5, { remark: '说明' })), isOwn }
  }],
  'POST /api/indicator-report-decisions': [async (world, name) => {
    const waiting = await world.database.selectFrom('indicator_report').select(['id', 'confirmed']).where('state', '=', 'submitted').orderBy('id').execute()
    if (waiting.length === 0) return null
    const { id, confirmed } = pick(world, waiting)
    const isOwn = confirmed === 0 ? name === 'housing' : has(world, name, ['county-office'])
    return { method: 'POST', path: '/api/indicator-report-decisions', body: json({ decisions: [{ report: id, isReturn: world.chance() < 0.5, reason: '请核实' }] }), isOwn }
  }],
  'POST /api/indicator-lights': [async (world, name) => ({
    method: 'POST', path: '/api/indicator-lights', isOwn: has(world, name, ['county-office']),
    body: json({ id: randomUUID(), indicator: idOf('R01'), region: pick(world, ['431999101', '431999102']), light: 'yellow', reason: '进度偏慢' }),
  })],
  'POST /api/doubts/:id/result': [async (world, name) => {
    const open = await somebodysDoubt(world, name)
    return open && { method: 'POST', path: `/api/doubts/${open.doubt.id}/result`, body: json(answer), isOwn: open.isOwn }
  }],
  'POST /api/letters/:id/acts': [async (world, name) => {
    const one = someUnsigned(world, name)
    return one && {
      method: 'POST', path: `/api/letters/${one.letter}/acts`, body: json({ id: randomUUID(), recipient: one.recipient, action: { act: 'sign' } }), isOwn: one.unit === name,
      isDone: () => {
        world.unsigned.splice(world.unsigned.indexOf(one), 1)
        return true
      },
    }
  }],
  'POST /api/supervision/:id/acts': [async (world, name) => {
    const { listing, team, lead } = pick(world, world.listed)
    const goesThere = has(world, name, ['county-office', 'department', 'supervision-team', 'leader'])
    return {
      method: 'POST', path: `/api/supervision/${listing}/acts`,
      body: json({ id: randomUUID(), action: { act: 'send', form: 'team', day: '2020-03-21', team, villages: [], overReason: '' } }),
      isOwn: goesThere && (has(world, name, ['county-office']) || world.people.get(name)!.unit === team || name === lead),
    }
  }],
  'POST /api/duty-checks': [async (world, name) => {
    const { told, isOwn } = someCheck(world, name)
    return { method: 'POST', path: '/api/duty-checks', body: json({ id: randomUUID(), at: '2020-03-20T01:30:00.000Z', told, fedBack: null }), isOwn }
  }],
  'POST /api/duty/:id/acts': [async (world, name) => {
    const open = await world.database.selectFrom('duty_finding').select(['id', 'unit']).where('state', '=', 'open').where('unit_answered_at', 'is', null).orderBy('id').execute()
    if (open.length === 0) return null
    const mine = open.filter(({ unit }) => unit === name)
    const { id, unit } = pick(world, mine.length > 0 && world.chance() < 0.5 ? mine : open)
    return { method: 'POST', path: `/api/duty/${id}/acts`, body: json({ id: randomUUID(), action: { act: 'answer', text: '已经谈话' } }), isOwn: unit === name }
  }],
  'POST /api/duty-leave': [async (world, name) => {
    const { post, village } = pick(world, world.onDuty)
    // A day is asked for once.
    const last = await world.database.selectFrom('duty_leave').select('to_day').where('post', '=', post).orderBy('to_day', 'desc').executeTakeFirst()
    const day = addDays(last?.to_day ?? '2020-03-14', 1)
    return {
      method: 'POST', path: '/api/duty-leave', body: json({ id: randomUUID(), post, kind: '事假', from: day, to: day, reason: '家里有事' }),
      isOwn: lies(world, name, village) && has(world, name, ['township']),
    }
  }],
  'POST /api/duty-leave/:id/decision': [async (world, name) => {
    const asked = await world.database.selectFrom('duty_leave').select(['id', 'village']).where('state', '=', 'asked').orderBy('id').execute()
    if (asked.length === 0) return null
    const { id, village } = pick(world, asked)
    return { method: 'POST', path: `/api/duty-leave/${id}/decision`, body: json({ id: randomUUID(), isApproved: true }), isOwn: lies(world, name, village) && has(world, name, ['township']) }
  }],
  'POST /api/duty-sheets': [async (world, name) => {
    const { post, village } = pick(world, world.onDuty)
    return {
      method: 'POST', path: '/api/duty-sheets', body: json({ id: randomUUID(), post, month: '2020-02', days: `1-${1 + Math.floor(world.chance() * 28)}` }),
      isOwn: lies(world, name, village) && has(world, name, ['county-office', 'township']),
    }
  }],
  'POST /api/meeting-decisions/:id/acts': [async (world, name) => {
    const { decision, lead, co } = pick(world, world.decided)
    return {
      method: 'POST', path: `/api/meeting-decisions/${decision}/acts`, body: json({ id: randomUUID(), action: { act: 'note', text: '在办' } }), isOwn: name === lead || name === co,
    }
  }],
  'POST /api/shared-work/:id/acts': [async (world, name) => {
    const { matter, lead, co } = pick(world, world.shared)
    const by = pick(world, [lead, co])
    return {
      method: 'POST', path: `/api/shared-work/${matter}/acts`, isOwn: name === by,
      body: json({ id: randomUUID(), action: { act: 'wait', waiting: by, waitedOn: by === lead ? co : lead, text: '等手续', since: '2020-03-12' } }),
    }
  }],
  'POST /api/instructions/:id/acts': [async (world, name) => {
    if (world.instructed.length === 0) return null
    const mine = world.instructed.filter(({ by }) => by === name)
    const one = pick(world, mine.length > 0 && world.chance() < 0.5 ? mine : world.instructed)
    return {
      method: 'POST', path: `/api/instructions/${one.instruction}/acts`, body: json({ id: randomUUID(), action: { act: 'answer', text: '办好了', shownIn: null } }), isOwn: one.by === name,
      isDone: () => {
        world.instructed.splice(world.instructed.indexOf(one), 1)
        return true
      },
    }
  }],
  'POST /api/day-closes': [async (world, name) => {
    const unit = pick(world, ['qingxi', 'shiqiao', 'pingan', 'housing', 'education', 'office'])
    const isOwn = world.people.get(name)!.unit === unit && has(world, name, ['county-office', 'department', 'township', 'village'])
    return { method: 'POST', path: '/api/day-closes', body: json({ id: randomUUID(), unit, day: '2020-03-20', word: '明天接着办' }), isOwn }
  }],
  'POST /openrosa/submission': [async (world, name) => {
    const household = await somebodysHousehold(world)
    const form = new FormData()
    form.append('xml_submission_file', new Blob([submissionXml({ household: household.number, found: ['H02'] })], { type: 'text/xml' }), 'submission.xml')
    return { method: 'POST', path: '/openrosa/submission', body: form, isOwn: lies(world, name, household.village) && has(world, name, records) }
  }],
  'POST /api/sync/operations': [
    async (world, name) => {
      const household = await somebodysHousehold(world)
      const id = randomUUID()
      const isOwn = lies(world, name, household.village) && has(world, name, records)
      return operating(world, name, 'visit', household.id, { submission: submissionXml({ id, household: household.number, found: ['H02'] }) }, isOwn, id)
    },
    async (world, name) => {
      const problem = pick(world, await problemsOf(world))
      return operating(world, name, 'problem-action', problem.subject, { problem: problem.id, version: problem.version, action: { action: 'comment', text: '看过' } }, isProblemOwn(world, name, problem))
    },
    async (world, name) => {
      const { object, told, isOwn } = await somebodysObject(world, name)
      return operating(world, name, 'object-report', object.subject, { object: object.id, told }, isOwn)
    },
    async (world, name) => {
      const open = await somebodysDoubt(world, name)
      return open && operating(world, name, 'doubt-check', open.doubt.subject, { doubt: open.doubt.id, answer }, open.isOwn)
    },
    async (world, name) => {
      const { told, isOwn } = someCheck(world, name)
      return operating(world, name, 'duty-check', randomUUID(), told, isOwn)
    },
    async (world, name) => {
      const one = someUnsigned(world, name)
      if (!one) return null
      const { letter, recipient, unit } = one
      const attempt = await operating(world, name, 'letter-act', randomUUID(), { letter, recipient, action: { act: 'sign' } }, unit === name)
      return { ...attempt, isDone: async (said) => {
        const isDone = await attempt.isDone?.(said) ?? false
        if (isDone) world.unsigned.splice(world.unsigned.indexOf(one), 1)
        return isDone
      } }
    },
  ],
  'DELETE /api/problem-filters/:id': [async (world, name) => {
    const filters = await world.database.selectFrom('saved_filter').select(['id', 'person']).orderBy('id').execute()
    const mine = filters.filter(({ person }) => person === world.people.get(name)!.id)
    if (filters.length === 0) return null
    const filter = pick(world, mine.length > 0 && world.chance() < 0.5 ? mine : filters)
    return {
      method: 'DELETE', path: `/api/problem-filters/${filter.id}`, body: '', isOwn: filter.person === world.people.get(name)!.id,
      // What is not there is deleted already; what is somebody else's must still be there.
      isDone: async () => (await world.database.selectFrom('saved_filter').select('id').where('id', '=', filter.id).execute()).length === 0,
    }
  }],
  'PUT /api/sync/devices/:id/work': [async (world, name) => {
    const owner = pick(world, [...world.people.keys()])
    return { method: 'PUT', path: `/api/sync/devices/${world.people.get(owner)!.device}/work`, body: json({ works: [] }), isOwn: owner === name }
  }],
  'POST /api/rounds/:id/assignments': [async (world, name) => ({
    method: 'POST', path: `/api/rounds/${rounds.first.id}/assignments`, isOwn: has(world, name, ['county-office']),
    body: json({ id: randomUUID(), given: [{ village: pick(world, Object.values(villages)), group: '', household: null, inspectors: world.chance() < 0.5 ? [] : [world.people.get('qingxi')!.id] }] }),
  })],
}

const townships = ['431999101', '431999102'] as const

/** A table that comes back, with a row for each place, and whose each of them is to bring. */
export interface TriedTable {
  rows: readonly CellValue[][]
  isOwn: (world: World, name: string, place: string) => boolean
  /** Only tried, since it would move what the probes go by. */
  dryRun?: boolean
}

const isObjectOwn: TriedTable['isOwn'] = (world, name, place) =>
  name === 'housing' || (lies(world, name, place) && has(world, name, ['county-office', 'township', 'village']))
const imports: TriedTable['isOwn'] = (world, name, place) => lies(world, name, place) && has(world, name, ['county-office', 'township'])
const isOffice: TriedTable['isOwn'] = (world, name) => has(world, name, ['county-office'])

/** By the kind of table, in the order of its columns. */
export const triedTables: Readonly<Record<string, TriedTable>> = {
  progress: {
    rows: places.map((village) => [`${numberIn(village, 1)}-H01`, '', '', '修屋顶', '', '正在整改', '']),
    isOwn: (world, name, place) => name === 'housing' || (lies(world, name, place) && has(world, name, ['county-office', 'township', 'village'])),
  },
  helpers: { rows: places.map((village) => [numberIn(village, 0), '', '吴小帮', '教育局', '']), isOwn: imports },
  'household-classes': { rows: places.map((village) => [numberIn(village, 1), '', '绿色', '按名单', '2020-03-10']), isOwn: imports },
  'household-acts': { rows: places.map((village) => [numberIn(village, 2), '', '迁出', '', '', '', '']), isOwn: imports, dryRun: true },
  'region-changes': { rows: places.slice(3).map((village) => [village, '', places[2]!, '', '2020-03-20']), isOwn: (world, name) => has(world, name, ['county-office', 'administrator']), dryRun: true },
  'indicator-objects': { rows: places.map((village, index) => [2020, 'R02', `P${index}`, `又一号路${index}`, village, '', '', '', '', '', '', '', '']), isOwn: isObjectOwn },
  'indicator-reports': {
    rows: townships.map((township) => ['R01', '', township, '', '2020-03-15', '', '', '', '', 5, '', '', '说明']),
    isOwn: (world, name, place) => world.posts[name]!.region === place && has(world, name, ['township']) || name === 'housing' || isOffice(world, name, place),
  },
  indicators: {
    rows: [[2020, 'N01', '新指标', '基础设施', '条', '数量', '不低于', '完成数÷目标', '', 5, '', '2020-01-01', '2020-06-30', '住建局', '', '', '', '', '', '']], isOwn: isOffice,
  },
  'indicator-targets': { rows: [[2020, 'R01', '', county, '', 41, '2020-04-30', '']], isOwn: isOffice },
  attendance: {
    rows: [[villages.pingan, '', 'resident', '2020-01', '1-20'], [villages.baiyun, '', 'neighbour', '2020-01', '1-20']],
    isOwn: (world, name, place) => lies(world, name, place) && has(world, name, ['county-office', 'township']),
  },
  assignments: { rows: places.slice(0, 1).map((village) => ['乡镇自查', '', village, '', '', '', 'qingxi']), isOwn: isOffice },
  people: { rows: [['吴小新', '清溪镇', '', '副镇长', '', '', '', '', '']], isOwn: (world, name) => has(world, name, ['administrator']) },
}

/** The place that a row of a table is about. */
export function placeIn(row: readonly CellValue[]): string {
  const said = row.map(String)
  return said.find((cell) => (townships as readonly string[]).includes(cell)) ?? places.find((village) => said.some((cell) => cell.startsWith(village))) ?? county
}
