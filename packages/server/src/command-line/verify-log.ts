import type { Config } from '../config.ts'
import { verifyLog } from '../database/verify-log.ts'
import { verifyState } from '../problems/verify-state.ts'
import { verifyDraws } from '../revisits/verify-draws.ts'
import { print } from './console.ts'
import { countyFor } from './county.ts'
import { verifyHelpers } from '../sheets/verify-helpers.ts'
import type { Texts } from './texts.ts'
import { withApplication } from './with-application.ts'

export async function verifyLogCommand(config: Config, county: string | null, texts: Texts): Promise<void> {
  await withApplication(config, async ({ database }) => {
    const code = await countyFor(database, county)
    const entries = await verifyLog(database, code)
    const { problems, visits } = await verifyState(database, code)
    await verifyDraws(database, code)
    await verifyHelpers(database, code)
    print(texts.verified(entries, problems, visits))
  })
}
