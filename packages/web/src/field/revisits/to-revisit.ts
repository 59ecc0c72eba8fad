import type { ProblemLine } from '../sync/phone/phone.ts'

/** The problems that somebody has to see again, by what they are about. */
export function toRevisit(lines: readonly ProblemLine[]): ReadonlyMap<string, [ProblemLine, ...ProblemLine[]]> {
  const bySubject = new Map<string, [ProblemLine, ...ProblemLine[]]>()
  for (const line of lines) {
    if (line.owedIn !== 'to-revisit') continue
    const before = bySubject.get(line.subject.id)
    if (before) before.push(line)
    else bySubject.set(line.subject.id, [line])
  }
  return bySubject
}
