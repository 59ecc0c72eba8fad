import type { DailyStep } from '../kit/daily-job.ts'
import { forgetToDelete, listToDelete } from './retained.queries.ts'

const AT_ONCE = 500

/**
 * Deletes contents that nothing names any more, some at once: after the transaction that said so, so that a run that was
 * killed in between is continued by the next.
 * @returns whether none is left
 */
export async function deleteContents({ transaction, county, contents }: Pick<DailyStep, 'transaction' | 'county' | 'contents'>): Promise<boolean> {
  const gone = await listToDelete(transaction, county, AT_ONCE)
  for (const { content: sha256, isNamed } of gone) {
    if (isNamed) continue
    await contents.remove({ sha256 })
    await contents.remove({ sha256, part: 'thumbnail' })
  }
  if (gone.length > 0) await forgetToDelete(transaction, county, gone.map(({ content }) => content))
  return gone.length < AT_ONCE
}
