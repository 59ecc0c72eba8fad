import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { scopeOf } from '@lookback/core/access'
import { actorScope } from '../kit/actor.ts'
import { inHouseholds } from '../database/scope.ts'
import type { PhoneActor } from './on-phone.ts'

/**
 * The households that somebody's phone holds, of a query over `household`: those of the register's scope, where a round was given
 * out to them only the portions, and in any case those for which the phone keeps work that it has not sent.
 * @param keeps households with such work
 */
export function onPhoneOf(actor: PhoneActor, keeps: readonly string[] = []): RawBuilder<SqlBool> {
  const within = (scope: Scope) => inHouseholds(scope, 'household.county', 'household.village', 'household.id')
  const { given } = actor
  if (given === null) return within(actorScope(actor, 'register:read'))
  return sql<SqlBool>`(${within(scopeOf(actor.county, given.whole, 'register:read'))}
    or (${within(actorScope(actor, 'register:read'))} and exists (
      select 1 from jsonb_to_recordset(${JSON.stringify(given.portions)}::jsonb) as portion(village text, "group" text, household uuid, "drawnIn" uuid)
      where portion.village = household.village
        and portion."group" in ('', household.attributes ->> 'villagerGroup')
        and (portion.household is null or portion.household = household.id)
        and (portion."drawnIn" is null or exists (
          select 1 from round_sample
          where round_sample.county = household.county and round_sample.round = portion."drawnIn" and round_sample.subject = household.id))))
    or (household.id = any(${[...keeps]}::uuid[]) and ${within(scopeOf(actor.county, given.held, 'register:read'))}))`
}
