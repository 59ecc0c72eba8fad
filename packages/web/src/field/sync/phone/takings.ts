import { ifThereIsRoom } from './full.ts'
import type { OpenStore } from './open-store.ts'

/** What a page did not live to take in: a photo, or only that one was asked for. */
export interface Taking {
  content: Blob | null
}

/** The camera is opened for a place in a form. */
export async function beginTaking({ database }: OpenStore, place: string): Promise<void> {
  await ifThereIsRoom(() => database.takings.put({ id: place, content: null }))
}

/** Keeps what was chosen as it is, before anything else is done with it. */
export async function holdTaking({ database, sealer }: OpenStore, place: string, content: Blob): Promise<void> {
  const sealed = await sealer.sealBytes(await content.arrayBuffer())
  await ifThereIsRoom(() => database.takings.put({ id: place, content: { type: content.type, sealed } }))
}

export async function takingAt({ database, sealer }: OpenStore, place: string): Promise<Taking | null> {
  const item = await database.takings.get(place)
  if (!item) return null
  return { content: item.content && new Blob([await sealer.openBytes(item.content.sealed)], { type: item.content.type }) }
}

export async function endTaking({ database }: OpenStore, place: string): Promise<void> {
  await database.takings.delete(place)
}
