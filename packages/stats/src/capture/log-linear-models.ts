/** A log-linear model: its name, and its columns for the cell whose bit mask of rounds is given. */
export interface LogLinearModel {
  name: string
  columns: (mask: number) => number[]
}

/** Found k times: one chance for all rounds (M0 of Otis et al. 1978). */
const equalChances: LogLinearModel = { name: 'M0', columns: (mask) => [1, bits(mask)] }

function bits(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + bits(mask >> 1)
}

function termName(term: number): string {
  return Array.from({ length: 32 }, (_, round) => round)
    .filter((round) => (term >> round) & 1)
    .map((round) => `c${round + 1}`)
    .join('')
}

function isWithin(part: number, whole: number): boolean {
  return (part & whole) === part
}

/** The model whose interactions are given as bit masks, named by those not contained in another. */
function hierarchical(interactions: readonly number[], rounds: number): LogLinearModel {
  const everyTerm = Array.from({ length: 2 ** rounds - 1 }, (_, index) => index + 1)
  const terms = everyTerm.filter((term) => bits(term) === 1 || interactions.some((whole) => isWithin(term, whole)))
  const top = interactions.filter((term) => !interactions.some((other) => other !== term && isWithin(term, other)))
  const name = top.length === 0 ? 'Mt' : top.map(termName).sort().join('+')
  return { name, columns: (mask) => [1, ...terms.map((term) => Number(isWithin(term, mask)))] }
}

function parseTerm(term: string, rounds: number): number {
  const members = [...term.matchAll(/c(\d+)/g)].map(([, number]) => Number(number))
  const mask = members.reduce((sum, round) => sum | (1 << (round - 1)), 0)
  const valid = members.length >= 2 && members.every((round) => round >= 1 && round <= rounds)
  if (!valid || termName(mask) !== term || mask === 2 ** rounds - 1) {
    throw new RangeError(`models: '${term}' is not an interaction of some of ${rounds} rounds, such as 'c1c2'`)
  }
  return mask
}

/** 'M0', 'Mt' (independent rounds) or interactions such as 'c1c2+c2c3'; lower-order terms are always included. */
export function parseModel(name: string, rounds: number): LogLinearModel {
  if (name === 'M0') return equalChances
  if (name === 'Mt') return hierarchical([], rounds)
  return hierarchical(
    name.split('+').map((term) => parseTerm(term.trim(), rounds)),
    rounds,
  )
}

/**
 * M0, Mt and every hierarchical model with interactions of at most `highestOrder` rounds.
 * The interaction of all rounds cannot be estimated without the unseen cell and is always left out.
 */
export function allModels(rounds: number, highestOrder: number): LogLinearModel[] {
  const order = Math.min(highestOrder, rounds - 1)
  const candidates = Array.from({ length: 2 ** rounds }, (_, mask) => mask)
    .filter((mask) => bits(mask) >= 2 && bits(mask) <= order)
    .sort((one, other) => bits(one) - bits(other))
  let families: number[][] = [[]]
  for (const term of candidates) {
    const parts = candidates.filter((part) => part !== term && isWithin(part, term))
    const extended = families.filter((family) => parts.every((part) => family.includes(part)))
    families = [...families, ...extended.map((family) => [...family, term])]
  }
  return [equalChances, ...families.map((family) => hierarchical(family, rounds))]
}
