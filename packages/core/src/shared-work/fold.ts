import type { OpenedPayload, SharedEntry } from './entries.ts'
import type { SharedStory, Wait } from './matter.ts'

interface By {
  at: string
  by: string | null
}

/** Something shared as it begins. */
export function opened({ matter: id, about, title, region, lead, co }: OpenedPayload, { at, by }: By): SharedStory {
  return { matter: { id, about, title, region, lead, co, state: 'open', openedBy: by, openedAt: at, endedOn: null, endedBy: null, endReason: '' }, waits: [] }
}

/** The story after something has happened. */
export function foldShared(story: SharedStory, { kind, payload }: SharedEntry, { at, by }: By): SharedStory {
  const { matter, waits } = story
  const ended = (id: string, state: Wait['state'], answer: string): SharedStory =>
    ({ ...story, waits: waits.map((wait) => (wait.id === id ? { ...wait, state, answer, endedAt: at, endedBy: by } : wait)) })
  switch (kind) {
    case 'shared-changed':
      return { ...story, matter: { ...matter, lead: payload.lead, co: payload.co } }
    case 'shared-waiting': {
      const { wait: id, waiting, on, what, since, dueOn } = payload
      return { ...story, waits: [...waits, { id, waiting, on, what, since, dueOn, state: 'waiting', said: at, saidBy: by, endedAt: null, endedBy: null, answer: '' }] }
    }
    case 'shared-answered':
      return ended(payload.wait, 'answered', payload.text)
    case 'shared-taken-back':
      return ended(payload.wait, 'taken-back', payload.reason)
    case 'shared-ended':
      return { ...story, matter: { ...matter, state: 'ended', endedOn: payload.day, endedBy: by, endReason: payload.reason } }
  }
}
