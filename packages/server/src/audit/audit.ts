import { entryReferences, entrySentence } from '@lookback/core/capabilities'
import type { AuditFilter, AuditRow } from '@lookback/core/audit'
import type { Scope } from '@lookback/core/access'
import type { Locale, Reference } from '@lookback/core/kernel'
import { wordsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameAll } from '../kit/names.ts'
import type { AuditEntry } from './audit.queries.ts'
import { listAuditEntries } from './audit.queries.ts'

/** Whose view of the log it is. */
export interface AuditReader {
  actor: Actor
  scope: Scope
  locale: Locale
}

/** Entries of the log as a reader is told them, the latest first. */
export async function readAudit(
  { database, names }: Application, { actor, scope, locale }: AuditReader, filter: AuditFilter, page: { before: number | null; limit: number },
): Promise<AuditRow[]> {
  const entries = await listAuditEntries(database, scope, filter, page)
  const nameOf = await nameAll(names, database, actor, entries.flatMap(referencesOf))
  const words = wordsIn(locale)
  return entries.map((entry) => {
    const { id, sequence, kind, recordedAt, happenedAt } = entry
    const about = aboutOf(entry).flatMap(({ reference, id: own }) => nameOf(reference, own) ?? [])
    // Its words may name whom the reader may not see, or repeat a letter that is none of theirs.
    const isOpen = entry.subject === null
      ? entryReferences(kind, entry.payload).every(({ reference, id: own }) => nameOf(reference, own) !== null)
      : about.length > 0
    return {
      id, sequence, kind, recordedAt: recordedAt.toISOString(), happenedAt: happenedAt.toISOString(),
      actorName: entry.actor === null ? null : nameOf('person', entry.actor),
      about: about.length === 0 ? null : about.join(' · '),
      placeName: nameOf('place', entry.region) ?? entry.region,
      sentence: isOpen ? entrySentence(kind, entry.payload, words, nameOf) : words.entry[kind].name,
    }
  })
}

function referencesOf(entry: AuditEntry): { reference: Reference; id: string }[] {
  return [
    ...aboutOf(entry), ...entryReferences(entry.kind, entry.payload), { reference: 'place', id: entry.region },
    ...(entry.actor === null ? [] : [{ reference: 'person' as const, id: entry.actor }]),
  ]
}

/** Whom an entry is about: the problem or else the subject, and the person that the payload names. */
function aboutOf({ subject, problem, payload }: AuditEntry): { reference: Reference; id: string }[] {
  return [
    ...(problem !== null ? [{ reference: 'problem' as const, id: problem }]
      : subject === null ? [] : [{ reference: 'subject' as const, id: subject }]),
    ...('person' in payload ? [{ reference: 'person' as const, id: payload.person }] : []),
  ]
}
