import type { Reference } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { MeetingAbout } from '@lookback/core/meetings'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameAll } from '../kit/names.ts'

interface About {
  about: MeetingAbout | null
}

/** What some points are about, by the name that the reader may read; null for what they may not. */
export async function namesOfAbout({ names, database }: Pick<Application, 'names' | 'database'>, reader: Actor, points: readonly About[]): Promise<(point: About) => string | null> {
  const references = points.flatMap(({ about }) => (about ? [{ reference: about.kind satisfies Reference, id: about.id }] : []))
  const told = await nameAll(names, database, reader, references)
  return ({ about }) => about && told(about.kind, about.id)
}

/** Whoever writes something down knows what it is about. @throws {Refusal} `meeting-about-unknown` */
export async function requireKnown(application: Pick<Application, 'names' | 'database'>, writer: Actor, points: readonly About[]): Promise<void> {
  const nameOf = await namesOfAbout(application, writer, points)
  for (const [index, point] of points.entries()) if (point.about && nameOf(point) === null) throw new Refusal('meeting-about-unknown', { ordinal: index + 1 })
}
