import { grouped, identifierNamed } from '@lookback/core/kernel'
import type { Post } from '@lookback/core/access'
import type { NewReinforcement } from '@lookback/core/staffing'

/** Whom the office sends on the evening of 6 May. */
export interface DemoReinforcements {
  id: string
  at: string
  person: string
  reinforcements: readonly NewReinforcement[]
}

const wholeTeam = 3
const sent = 3

/** The first villages whose team is not whole get a cadre each for a month; the others wait to be proposed. */
export function reinforcementsOf(posts: readonly Post[], cadres: readonly string[], office: string): DemoReinforcements {
  const teams = grouped(posts.filter(({ duty }) => duty === 'resident-team'), ({ region }) => region)
  const short = [...teams].filter(([, team]) => team.length < wholeTeam).map(([village]) => village).slice(0, sent)
  return {
    id: identifierNamed('demo reinforcements'), at: '2020-05-06T11:00:00.000Z', person: office,
    reinforcements: short.map((region, index) => ({
      id: identifierNamed('demo reinforcement', region), person: cadres[index * 2] ?? '', region, from: '2020-05-07', until: '2020-06-05', task: '补齐驻村工作队，包到普查前',
    })),
  }
}
