/** By county, what ends when everything before has ended. */
const turns = new Map<string, Promise<void>>()

/**
 * Does one thing after the other in a county: each that reads a workbook holds hundreds of megabytes, and people who send
 * the same table again and again wait for themselves alone.
 */
export async function inTurn<Result>(county: string, work: () => Promise<Result>): Promise<Result> {
  const own = (turns.get(county) ?? Promise.resolve()).then(work)
  const ended = own.then(() => undefined, () => undefined)
  turns.set(county, ended)
  try {
    return await own
  } finally {
    if (turns.get(county) === ended) turns.delete(county)
  }
}
