import { listRegionsInScope } from '../places/index.ts'
import { listGivenOut } from '../assignments/index.ts'
import { listLabels } from '../foundation/index.ts'
import { createHash } from 'node:crypto'
import type { Frame } from '@lookback/core/sync'
import { dayOf } from '@lookback/core/kernel'
import { getCounty } from '../access/index.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { canonicalJson } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import { listToCheck } from '../doubts/index.ts'
import { listDutyPosts } from '../duty/index.ts'
import { listToTell } from '../indicators/index.ts'
import { lettersOnPhone } from '../letters/index.ts'
import { listItemsByHand } from '../problems/index.ts'
import { listRounds } from '../rounds/index.ts'

/** What a phone needs beside households, and its fingerprint. */
export async function frameOf(application: Application, actor: Actor): Promise<{ fingerprint: string; content: Frame }> {
  const { database, clock } = application
  const today = dayOf(clock())
  const [county, rounds, regions, categories, items, objects, doubts, dutyPosts, letters, field, findings, positions, watermark, rules] = await Promise.all([
    getCounty(database, actor.county),
    listRounds(database, actor.county),
    listRegionsInScope(database, actorScope(actor, 'register:read')),
    listLabels(database, actor.county, 'household-category', today),
    listItemsByHand(database, actor.county),
    listToTell(database, actor),
    listToCheck(database, actor),
    listDutyPosts(application, actor),
    lettersOnPhone(application, actor),
    getParameter(database, actor.county, 'field', today),
    getParameter(database, actor.county, 'findings', today),
    getParameter(database, actor.county, 'positions', today),
    getParameter(database, actor.county, 'watermark', today),
    getParameter(database, actor.county, 'rectification', today),
  ])
  const going = rounds.filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  const given = await listGivenOut(database, actorScope(actor, 'register:read'), going.map(({ id }) => id))
  const seesFindings = actorScope(actor, 'problems:read').grants.length > 0
  const content = {
    person: actor.person,
    name: actor.name,
    county: { code: county.code, name: county.name },
    posts: actor.posts.map(({ role, tier, permissions, region, department, unit, title }) =>
      ({ role, tier, permissions: [...permissions], region, department, unit, title })),
    rounds: rounds.map((round) => ({ ...round, blind: round.blind || !seesFindings })),
    villages: placesOf(regions, 'village'),
    townships: placesOf(regions, 'township'),
    given,
    categories,
    items,
    objects,
    doubts,
    dutyPosts,
    letters,
    field,
    findings,
    positions,
    watermark: watermark.screens,
    rules,
  }
  const fingerprint = createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 32)
  return { fingerprint, content }
}

function placesOf(regions: Awaited<ReturnType<typeof listRegionsInScope>>, level: string): Frame['villages'] {
  return regions.filter((region) => region.level === level).map(({ code, name }) => ({ code, name }))
}
