import { expect, it } from 'vitest'
import { entries } from './entries.ts'
import type { Said } from './said.ts'
import { kindsThatSay } from './said.ts'

/** What is read of an entry that says something; of an outcome `held` is read where there is one. */
const read: Readonly<Record<Said, readonly string[]>> = {
  opening: ['note'], spell: [], measures: ['measures'], report: ['measures', 'evidence'], objection: ['reason'], return: ['reason'], 'leader-check': ['how', 'title'],
  'revisit-draw': ['draw', 'dueOn'], 'revisit-outcome': [],
}

it('an entry that says something carries what is read of it', () => {
  for (const [what, fields] of Object.entries(read)) {
    const kinds = kindsThatSay(what as Said)
    expect(kinds, what).not.toEqual([])
    for (const kind of kinds) expect(Object.keys(entries[kind].payload.shape), `${kind} says ${what}`).toEqual(expect.arrayContaining([...fields]))
  }
})
