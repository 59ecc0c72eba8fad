import {
  beginSecondFactor, confirmSecondFactor, forgetDevice, getSecondFactor, resetSecondFactor,
} from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { systemClock } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { sessionToken } from './authenticate.ts'
import { tokenHash } from './commands.ts'
import { resetFactor } from './people.ts'
import { beginFactor, confirmFactor } from './second-factor.ts'
import { countRecoveryCodes, findFactor, forgetRemembered, listRemembered } from './second-factor.queries.ts'

const MILLISECONDS_A_DAY = 86_400_000

/** Setting one's own second factor, and taking away somebody else's. */
export const secondFactorRoutes: Route[] = [
  on(getSecondFactor, async ({ application: { database, clock }, actor }) => {
    const now = systemClock()
    const { rememberDays } = await getParameter(database, actor.county, 'second-factor', dayOf(clock()))
    const kept = rememberDays * MILLISECONDS_A_DAY
    const devices = await listRemembered(database, actor, new Date(now.getTime() - kept), now)
    return {
      setAt: (await findFactor(database, actor))?.setAt?.toISOString() ?? null,
      recoveryCodesLeft: await countRecoveryCodes(database, actor),
      devices: devices.map(({ device, user_agent: userAgent, address, remembered_at: at }) => ({
        id: device, userAgent, address, rememberedAt: at.toISOString(), until: new Date(at.getTime() + kept).toISOString(),
      })),
    }
  }),

  on(beginSecondFactor, ({ application, actor }) => beginFactor(application, actor)),

  on(confirmSecondFactor, async ({ application, actor, body, request }) => ({
    recoveryCodes: await confirmFactor(application, actor, body.code, tokenHash(sessionToken(request) ?? '')),
  })),

  on(forgetDevice, async ({ application, actor, params }) => {
    if (!(await forgetRemembered(application.database, actor, params.id))) throw new Refusal('not-found')
    return {}
  }),

  on(resetSecondFactor, async ({ application, actor, params, body }) => ({ person: await resetFactor(application, actor, params.id, body) })),
]
