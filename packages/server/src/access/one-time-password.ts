import { randomInt } from 'node:crypto'
import { isStrongPassword } from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import { hashPassword } from './password-hash.ts'

/** Without letters and digits that look alike when they are read out or copied by hand. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUP = 4
const GROUPS_AT_LEAST = 3

export interface OneTimePassword {
  /** Told once to whoever asked for it; only its hash is stored. */
  password: string
  hash: string
  /** Until when it may be used to set one's own. */
  until: Date
}

/** Makes a password that the county's rule would take, of random groups of letters and digits (almost 5 bits each). */
export async function makeOneTimePassword(
  { database, clock }: Pick<Application, 'database' | 'clock'>, county: string, loginName: string,
): Promise<OneTimePassword> {
  const { passwordLength, oneTimeHours } = await getParameter(database, county, 'sign-in', dayOf(clock()))
  let password: string
  do password = randomGroups(Math.max(GROUPS_AT_LEAST, Math.ceil(passwordLength / GROUP)))
  while (!isStrongPassword(password, loginName, passwordLength))
  return {
    password, hash: await hashPassword(password), until: new Date(systemClock().getTime() + oneTimeHours * 3_600_000),
  }
}

function randomGroups(count: number): string {
  const group = () => Array.from({ length: GROUP }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: count }, group).join('-')
}
