import { randomUUID } from 'node:crypto'
import { heldPost } from '@lookback/core/capabilities'
import { county, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { openNotice, takeObjection } from '../../packages/server/src/village-meetings/notices.ts'
import { minutesOf } from '../../packages/server/src/village-meetings/village-meetings.fixture.ts'
import { writeMinutes } from '../../packages/server/src/village-meetings/write-minutes.ts'
import { placesOf } from '../access/problem-oracle.ts'
import type { Attempt, World } from './write-probes.ts'

const DAY = '2020-03-10'
const HUNG_FROM = '2020-03-18'
const places = Object.values(villages)

/** Whoever writes for a village what is there before somebody tries: the office's person, who may know of it anyway, in the village's seat. */
export function scribe({ people }: World, village: string): Actor {
  const post = heldPost({ role: 'village', title: '', region: village, department: null, unit: 'village', unitName: '', regionName: '' })
  return { county, account: '', person: people.get('office')!.id, name: '', posts: [post] }
}

/** Minutes of some village that nobody has noticed yet. */
async function minutes(world: World): Promise<{ village: string; meeting: string }> {
  const village = places[Math.floor(world.chance() * places.length)]!
  const { id } = await writeMinutes(world.application, scribe(world, village), { id: randomUUID(), told: minutesOf(DAY, { village }) })
  return { village, meeting: id }
}

async function notice(world: World): Promise<{ village: string; notice: string }> {
  const { village, meeting } = await minutes(world)
  const { id } = await openNotice(world.application, scribe(world, village), meeting, { id: randomUUID(), topic: 1, place: '公开栏', from: HUNG_FROM }, 'zh-CN')
  return { village, notice: id }
}

async function objection(world: World): Promise<{ village: string; objection: string }> {
  const { village, notice: of } = await notice(world)
  const { id } = await takeObjection(world.application, scribe(world, village), of, { id: randomUUID(), day: HUNG_FROM, text: '不公平', objector: { name: '某人', phone: '' } })
  return { village, objection: id }
}

/** What somebody of some roles may do in a village. */
export function attempt(world: World, name: string, village: string, roles: readonly string[], path: string, body: object): Attempt {
  const post = world.posts[name]!
  return { method: 'POST', path, body: JSON.stringify({ id: randomUUID(), ...body }), isOwn: roles.includes(post.role) && (placesOf[post.region] ?? []).includes(village) }
}

const writer = ['village']

/** Writes about meetings of villages, each on a record of its own. */
export const villageWrites: Readonly<Record<string, readonly ((world: World, name: string) => Promise<Attempt>)[]>> = {
  'POST /api/village-meetings': [async (world, name) => {
    const village = places[Math.floor(world.chance() * places.length)]!
    return attempt(world, name, village, writer, '/api/village-meetings', { told: minutesOf(DAY, { village }) })
  }],
  'POST /api/village-meetings/:id/entries': [async (world, name) => {
    const { village, meeting } = await minutes(world)
    return attempt(world, name, village, writer, `/api/village-meetings/${meeting}/entries`, { told: minutesOf(DAY, { village, present: 25 }), reason: '写少了' })
  }],
  'POST /api/village-meetings/:id/remarks': [async (world, name) => {
    const { village, meeting } = await minutes(world)
    return attempt(world, name, village, ['county-office', 'township', 'supervision-team', 'leader'], `/api/village-meetings/${meeting}/remarks`, { text: '请看' })
  }],
  'POST /api/village-meetings/:id/notices': [async (world, name) => {
    const { village, meeting } = await minutes(world)
    return attempt(world, name, village, writer, `/api/village-meetings/${meeting}/notices`, { topic: 1, place: '公开栏', from: DAY })
  }],
  'POST /api/village-notices/:id/acts': [async (world, name) => {
    const { village, notice: id } = await notice(world)
    return attempt(world, name, village, writer, `/api/village-notices/${id}/acts`, { action: { act: 'withdraw', reason: '贴错了' } })
  }],
  'POST /api/village-notices/:id/objections': [async (world, name) => {
    const { village, notice: id } = await notice(world)
    return attempt(world, name, village, ['county-office', 'township', 'village'], `/api/village-notices/${id}/objections`, { day: HUNG_FROM, text: '不公平', objector: { name: '某人', phone: '' } })
  }],
  'POST /api/village-objections/:id/answer': [async (world, name) => {
    const { village, objection: id } = await objection(world)
    return attempt(world, name, village, writer, `/api/village-objections/${id}/answer`, { answer: { text: '已经说明', isUpheld: false } })
  }],
  'POST /api/village-objections/:id/objector': [async (world, name) => {
    const { village, objection: id } = await objection(world)
    return attempt(world, name, village, ['county-office', 'township'], `/api/village-objections/${id}/objector`, {})
  }],
}
