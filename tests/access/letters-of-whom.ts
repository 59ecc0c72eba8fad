import { expect } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { CastName } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { asked, LetterDesk, recipient } from '../../packages/server/src/letters/letters.fixture.ts'

/** To whom a letter goes, each with one item: whoever answers, and whoever reads it because the place is theirs. */
const writtenTo = { leader: ['leader'], qingxi: ['qingxi'], housing: ['housing'], pingan: ['pingan', 'qingxi'] } as const
/** The issuer, and whoever looks after the whole county, read all. */
const readsAll: readonly CastName[] = ['office', 'second', 'supervision', 'leader']
const readsNone: readonly CastName[] = ['census', 'admin']

/** A letter of the office is seen item by item by those whom it concerns, and nobody signs for others. */
export async function expectLetters(desk: Desk, actors: Record<CastName, Actor>): Promise<void> {
  const letters = new LetterDesk(desk)
  const to = {
    leader: recipient({ person: actors.leader.person }), qingxi: recipient({ unit: 'qingxi' }), housing: recipient({ unit: 'housing' }), pingan: recipient({ unit: 'pingan' }),
  }
  const names = Object.keys(to) as (keyof typeof to)[]
  const { id } = await letters.issue('office', { title: '交办', recipients: Object.values(to), items: names.map((name) => asked(name, [to[name].id])) })
  for (const name of castNames) {
    const own = names.filter((one) => readsAll.includes(name) || (writtenTo[one] as readonly CastName[]).includes(name))
    const mayRead = !readsNone.includes(name)
    const status = mayRead ? (own.length > 0 ? 200 : 404) : 403
    const listed = await desk.ask(name, 'GET', '/api/letters')
    expect([name, (listed.body as { rows?: object[] }).rows?.length]).toEqual([name, mayRead ? Number(own.length > 0) : undefined])
    expect([name, ((await desk.ask(name, 'GET', '/api/letter-counts')).body as { all?: number }).all]).toEqual([name, mayRead ? Number(own.length > 0) : undefined])
    for (const path of ['', '/document.docx', '/tasks']) expect([name, path, (await desk.ask(name, 'GET', `/api/letters/${id}${path}`)).status]).toEqual([name, path, status])
    expect([name, status === 200 ? (await letters.tasks(name, id)).map(({ text }) => text).sort() : []]).toEqual([name, [...own].sort()])
    for (const one of names) {
      const refused = await letters.act(name, id, to[one].id, { act: 'sign' })
      const isTheirs = writtenTo[one][0] === name
      expect([name, one, refused]).toEqual([name, one, !mayRead ? 'not-permitted' : isTheirs ? undefined : own.includes(one) ? 'letter-act-not-yours' : 'not-found'])
    }
    const mine = names.filter((one) => writtenTo[one][0] === name)
    expect([name, await onPhone(desk, name, id)]).toEqual([name, mine.map((one) => to[one].id)])
  }
}

/** At which recipients of a letter somebody's phone has it: the own alone, whatever they read at a desk. */
async function onPhone(desk: Desk, name: CastName, letter: string): Promise<string[]> {
  const device = randomUUID()
  await desk.ask(name, 'POST', '/api/sync/devices', { id: device, name: 'phone' })
  const { body } = await desk.ask(name, 'GET', `/api/sync/changes?device=${device}&sequence=0&scope=x&limit=1`)
  const { letters = [] } = (body as { frame?: { content?: { letters?: { letter: string; recipient: { id: string } }[] } } }).frame?.content ?? {}
  return letters.filter((one) => one.letter === letter).map(({ recipient: { id } }) => id)
}
