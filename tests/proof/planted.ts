import { createHash, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Role } from '../../packages/core/src/kernel/index.ts'
import { DutyDesk, seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, county, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { asked, LetterDesk, recipient } from '../../packages/server/src/letters/letters.fixture.ts'
import { MeetingDesk } from '../../packages/server/src/meetings/meetings.fixture.ts'
import { SharedDesk } from '../../packages/server/src/shared-work/shared-work.fixture.ts'
import { InstructionDesk } from '../../packages/server/src/instructions/instructions.fixture.ts'
import { aside, confirmed, LadderDesk } from '../../packages/server/src/ladder/ladder.fixture.ts'
import { SupervisionDesk } from '../../packages/server/src/supervision/supervision.fixture.ts'
import type { RandomPost } from '../access/problem-oracle.ts'
import { placesOf } from '../access/problem-oracle.ts'
import type { World } from './write-probes.ts'

/** The cast, and the two administrators who only watch. */
export const probers = [...castNames, 'security', 'audit'] as const
export type Prober = (typeof probers)[number]

export const posts: Record<Prober, RandomPost> = {
  office: at('county-office', county), second: at('county-office', county), housing: at('department', county, 'housing'),
  education: at('department', county, 'education'), qingxi: at('township', '431999101'), shiqiao: at('township', '431999102'),
  pingan: at('village', villages.pingan), census: at('census-team', county), supervision: at('supervision-team', county),
  leader: at('leader', county), admin: at('administrator', county), security: at('security-administrator', county), audit: at('audit-administrator', county),
}

function at(role: Role, region: string, department: string | null = null): RandomPost {
  return { role, region, department, held: 'now' }
}

/** Something that only some may be told. */
export interface Secret {
  text: string
  village: string
  /** Of a problem: the department whose it is. Of a household: none. */
  department: string | null
  /** Of work that is neither: who may be told. */
  told?: (name: Prober) => boolean
}

/** Whoever keeps the accounts, or watches. */
export const seesNobody = (name: Prober) => name === 'admin' || name === 'security' || name === 'audit'

/** What is planted in a county, and by whom: the secrets, what probes fill addresses with, and what the right person could write to. */
export interface Planted {
  checked: CheckedCounty
  server: TestServer
  headers: Map<Prober, Record<string, string>>
  people: Map<string, World['people'] extends ReadonlyMap<string, infer One> ? One : never>
  secrets: Secret[]
  uuids: string[]
  unsigned: World['unsigned']
  listed: World['listed']
  onDuty: World['onDuty']
  decided: World['decided']
  instructed: World['instructed']
  shared: World['shared']
}

/** Words nobody else could have written. */
export const wordOf = (start: string, about: string): string => `${start}${createHash('sha256').update(about).digest('hex').slice(0, 20)}`

const deskOf = ({ checked, server, headers }: Planted) => new Desk(checked, server, new Map(castNames.map((name) => [name, headers.get(name) ?? {}])))

/** Letters of the office to the units of the cast, an item for each: read by whom it is for, the township over it, and whoever looks after the whole county. */
export async function plantLetters(planted: Planted): Promise<void> {
  const letters = new LetterDesk(deskOf(planted))
  const readsAll: readonly Prober[] = ['office', 'second', 'supervision', 'leader']
  for (let index = 0; index < 6; index += 1) {
    const to = ['qingxi', 'shiqiao', 'housing', 'pingan'].map((unit) => recipient({ unit }))
    const items = to.map(({ id, unit }) => {
      const text = wordOf('督办', `${index} ${unit ?? ''}`)
      planted.secrets.push({ text, village: 'a letter', department: null, told: (name) => readsAll.includes(name) || name === unit || (unit === 'pingan' && name === 'qingxi') })
      return asked(text, [id])
    })
    const { id: letter } = await letters.issue('office', { title: '交办', recipients: to, items })
    planted.uuids.push(letter)
    planted.unsigned.push(...to.map(({ id, unit }) => ({ letter, recipient: id, unit: unit ?? '' })))
  }
}

/** A township each for the team of the supervisor and for the office, led by the leader. */
export async function putOnList(planted: Planted): Promise<void> {
  const list = new SupervisionDesk(deskOf(planted), planted.people.get('leader')!.id)
  for (const [code, team] of [['431999101', planted.people.get('supervision')!.unit], ['431999102', 'office']] as const) {
    const { id } = await list.list('office', { subject: { kind: 'township', code }, terms: { ...list.asked().terms, team, until: '2020-04-20' } })
    planted.uuids.push(id)
    planted.listed.push({ listing: id, team, lead: 'leader' })
  }
}

/** Two members of resident teams were not there; what they say is for the place, the county's own and whoever sent them. */
export async function checkPosts(planted: Planted): Promise<void> {
  const desk = new DutyDesk(deskOf(planted), await seatResidents(planted.checked))
  for (const [who, village, sender] of [['resident', villages.pingan, 'housing'], ['neighbour', villages.baiyun, 'education']] as const) {
    planted.onDuty.push({ post: desk.posts[who], village })
    const text = wordOf('说法', who)
    const told = (name: Prober) => name === sender || (!seesNobody(name) && name !== 'census' && name !== 'housing' && name !== 'education' && (placesOf[posts[name].region] ?? []).includes(village))
    planted.secrets.push({ text, village, department: null, told })
    const presences = [{ post: desk.posts[who], found: 'away' as const, verified: 'villagers' as const, said: text }]
    const id = randomUUID()
    expect(await desk.check('office', planted.checked.application.clock().toISOString(), desk.told(who, { presences }), null, id)).toBeUndefined()
    planted.uuids.push(id, desk.posts[who])
  }
  planted.uuids.push(...(await desk.findings('office')).map(({ id }) => id))
}

/** A meeting that gave something to two units, a pair at a time, with a promise of the first; and what the same two share. */
export async function holdMeeting(planted: Planted): Promise<void> {
  const desk = deskOf(planted)
  const meetings = new MeetingDesk(desk, [planted.people.get('leader')!.id, planted.people.get('second')!.id])
  const sharing = new SharedDesk(desk)
  const problem = await planted.checked.database.selectFrom('problem').select('id').where('region', '=', villages.pingan).where('item', '=', 'H01').orderBy('id').execute()
  for (const [index, [lead, co]] of ([['qingxi', 'housing'], ['shiqiao', 'education'], ['housing', 'shiqiao']] as const).entries()) {
    const told = (name: Prober) => name === 'office' || name === 'second' || name === lead || name === co
    const plantWord = (start: string, reader: (name: Prober) => boolean) => {
      const text = wordOf(start, `${start} ${index}`)
      planted.secrets.push({ text, village: 'a meeting', department: null, told: reader })
      return text
    }
    const decision = randomUUID()
    const meeting = await meetings.held('office', '2020-03-20', {
      decisions: [meetings.decision(lead, { id: decision, co: [co], text: plantWord('议定', (name) => told(name) || name === 'leader') })],
      commitments: [meetings.commitment(lead, { text: plantWord('表态', (name) => name === 'office' || name === 'second' || name === lead) })],
    })
    planted.decided.push({ decision, lead, co })
    const { id: matter } = await desk.done<{ id: string }>('office', 'POST', '/api/shared-work', {
      ...sharing.asked({ kind: 'problem', id: problem[index]?.id ?? '' }, lead, [co]), title: plantWord('共办', (name) => told(name) || name === 'leader' || name === 'supervision'),
    })
    planted.shared.push({ matter, lead, co })
    planted.uuids.push(meeting, decision, matter)
  }
}

/** What was decided and issued to a unit is read by it and the office; what was put aside, or went to another organ, by the office alone. */
export async function decideLadder(planted: Planted): Promise<void> {
  const ladder = new LadderDesk(deskOf(planted))
  for (const [code, how] of [['qingxi', 'remind'], ['housing', 'talk'], ['education', 'transfer'], ['shiqiao', 'aside']] as const) {
    const { id: letter } = await ladder.ask(code, '2020-03-20')
    const dueOn = (day: string) => planted.checked.database.updateTable('letter_recipient').set({ due_on: day }).where('letter', '=', letter).execute()
    await dueOn('2020-03-01')
    const text = wordOf('督办约谈', code)
    planted.secrets.push({ text, village: 'the ladder', department: null, told: (name) => name === 'office' || name === 'second' || (name === code && how !== 'transfer' && how !== 'aside') })
    const id = randomUUID()
    expect(await ladder.decide('office', { kind: 'unit', code }, how === 'aside' ? aside(text) : confirmed(how, '2020-03-20', { words: text }), { id })).toBeUndefined()
    // As the log has it.
    await dueOn('2020-03-20')
    planted.uuids.push(id, letter)
  }
}

/** What the leader writes on problems to one person each is read by that person, the leader and the office alone. */
export async function writeInstructions(planted: Planted): Promise<void> {
  const instructions = new InstructionDesk(deskOf(planted), planted.checked)
  const problems = await planted.checked.database.selectFrom('problem').select('id').where('region', '=', villages.pingan).where('item', '=', 'H01').orderBy('id').execute()
  for (const { id: problem } of problems) {
    for (const name of ['qingxi', 'pingan', 'housing'] as const) {
      const [id, text] = [randomUUID(), wordOf('批示', `${problem} ${name}`)]
      planted.secrets.push({ text, village: 'an instruction', department: null, told: (reader) => reader === name || reader === 'leader' || reader === 'office' || reader === 'second' })
      expect(await instructions.give('leader', instructions.asked({ kind: 'problem', id: problem }, [name], { text }), id)).toBeUndefined()
      planted.uuids.push(id)
      planted.instructed.push({ instruction: id, by: name })
    }
  }
}
