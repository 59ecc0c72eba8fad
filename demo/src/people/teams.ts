import type { Person, Post } from '@lookback/core/access'
import type { Chance } from '../chance.ts'
import { county } from '../county.ts'
import { fullName, phone } from './names.ts'
import { departmentCodes, numbered } from './units.ts'

const made = Date.parse('2020-02-20T09:00:00+08:00')
const cadresOfDepartment = 2

/**
 * The further members of the villages' resident teams, whom the department sends that sent the captain, and the cadres whom departments have
 * sent nowhere yet. A few teams are not whole.
 */
export function teamsOf(posts: readonly Post[], chance: Chance): { people: Person[]; posts: Post[]; cadres: readonly string[] } {
  const people: Person[] = []
  const further: Post[] = []
  const appoint = (unit: string, more: Pick<Post, 'role' | 'title' | 'region' | 'department' | 'duty' | 'validFrom'>): string => {
    const person = { id: chance.identifier(made), name: fullName(chance, chance.happens(0.6) ? 'male' : 'female'), phone: phone(chance) }
    people.push(person)
    further.push({ id: chance.identifier(made), person: person.id, unit, validTo: null, ...more })
    return person.id
  }
  for (const { unit, region } of posts.filter(({ duty }) => duty === 'resident-team')) {
    for (let members = chance.happens(0.05) ? 1 : 2; members > 0; members -= 1) {
      appoint(unit, { role: 'village', title: '驻村工作队队员', region, department: null, duty: 'resident-team', validFrom: '2018-05-02' })
    }
  }
  const cadres = departmentCodes.flatMap((department) => numbered(cadresOfDepartment, () =>
    appoint(department, { role: 'department', title: '股室干部', region: county.code, department, duty: null, validFrom: '2019-03-01' })))
  return { people, posts: further, cadres }
}
