import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { InstructionDesk } from '../../packages/server/src/instructions/instructions.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { asked, LetterDesk, recipient } from '../../packages/server/src/letters/letters.fixture.ts'

const oversees: readonly CastName[] = ['office', 'second']
const readsNone: readonly CastName[] = ['census', 'admin']

/** What a leader writes is read and answered by whom it names; the office reads all of it, nobody else any. */
export async function expectInstructions(desk: Desk, _: Record<CastName, Actor>, checked: CheckedCounty): Promise<void> {
  const instructions = new InstructionDesk(desk, checked)
  const { id: letter } = await new LetterDesk(desk).issue('office', { title: '督办', recipients: [recipient({ unit: 'qingxi' }), recipient({ unit: 'housing' })], items: [asked('请报情况')] })
  const about = { kind: 'letter', id: letter } as const
  const id = randomUUID()
  for (const name of castNames) {
    const code = await instructions.give(name, instructions.asked(about, ['qingxi']), name === 'leader' ? id : randomUUID())
    expect([name, code]).toEqual([name, name === 'leader' ? undefined : 'not-permitted'])
  }
  for (const name of ['shiqiao', 'education', 'census', 'admin'] as const) {
    expect([name, await instructions.give('leader', instructions.asked(about, [name]))]).toEqual([name, expect.stringMatching(/^instruction-person-(not-of-it|outside)$/)])
  }
  for (const name of castNames) {
    const reads = oversees.includes(name) || name === 'leader' || name === 'qingxi'
    const listed = await desk.ask(name, 'GET', `/api/instructions?about=${letter}`)
    expect([name, (listed.body as { rows?: { id: string }[] }).rows?.map((row) => row.id)]).toEqual([name, readsNone.includes(name) ? undefined : reads ? [id] : []])
    expect([name, (await desk.ask(name, 'GET', `/api/instructions/${id}`)).status]).toEqual([name, readsNone.includes(name) ? 403 : reads ? 200 : 404])
    expect([name, (await desk.ask(name, 'GET', `/api/instruction-frame?kind=letter&about=${letter}`)).status]).toEqual([name, name === 'leader' ? 200 : 403])
  }
  for (const name of castNames.filter((one) => one !== 'qingxi')) {
    const why = readsNone.includes(name) ? 'not-permitted' : oversees.includes(name) || name === 'leader' ? 'instruction-not-yours' : 'not-found'
    expect([name, await instructions.act(name, id, { act: 'answer', text: '办了', shownIn: null })]).toEqual([name, why])
    if (name !== 'leader') expect([name, await instructions.act(name, id, { act: 'settle', text: '好了' })]).toEqual([name, why])
  }
  expect(await instructions.act('qingxi', id, { act: 'answer', text: '办了，住进去了', shownIn: about })).toBeUndefined()
  for (const name of ['admin', 'office'] as const) {
    const { rows } = await desk.done<{ rows: { sentence: string }[] }>(name, 'GET', '/api/audit?kind=instruction-answered')
    expect([name, rows[0]?.sentence.includes('住进去了')]).toEqual([name, name === 'office'])
  }
}
