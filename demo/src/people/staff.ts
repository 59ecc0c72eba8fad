import type { Role } from '@lookback/core/kernel'
import { identifierNamed } from '@lookback/core/kernel'
import type { Person, Post } from '@lookback/core/access'
import type { Region } from '@lookback/core/places'
import type { Chance } from '../chance.ts'
import { county } from '../county.ts'
import { fullName, phone } from './names.ts'
import { censusTeams, departmentCodes, numbered, supervisionTeams, townshipUnit, villageUnit } from './units.ts'
import { townshipOf } from '@lookback/core/places'

export interface Account {
  person: string
  loginName: string
}

/** Who works in a township. */
export interface TownshipStaff {
  lead: string
  deputy: string
  inspectors: readonly string[]
}

/** Who works on the campaign, and where to find them. */
export interface Staff {
  people: readonly Person[]
  posts: readonly Post[]
  accounts: readonly Account[]
  office: readonly string[]
  departments: ReadonlyMap<string, string>
  townships: ReadonlyMap<string, TownshipStaff>
  /** By village: its secretary, its resident team, its helpers. */
  villages: ReadonlyMap<string, readonly string[]>
  census: readonly string[]
  supervision: readonly string[]
}

const inspectorsOfTownship = 6
const censusInspectorsOfTeam = 12
const supervisorsOfTeam = 4
const made = Date.parse('2020-02-20T09:00:00+08:00')

/** Everybody on the campaign with the post held; a tenth of the villages has also had another secretary before. */
export function staffOf(regions: readonly Region[], chance: Chance): Staff {
  const people: Person[] = []
  const posts: Post[] = []
  const accounts: Account[] = []

  const appoint = (unit: string, role: Role, title: string, region: string, more: Partial<Post> = {}): string => {
    const sex = chance.happens(0.7) ? 'male' : 'female'
    const person = { id: chance.identifier(made), name: fullName(chance, sex), phone: phone(chance) }
    people.push(person)
    posts.push({
      id: chance.identifier(made), person: person.id, unit, role, title, region, department: null, duty: null,
      validFrom: '2019-01-10', validTo: null, ...more,
    })
    return person.id
  }
  /** 包村领导: the township's deputy, beside the post that the deputy holds anyway. */
  const leadVillage = (village: string, staff: TownshipStaff | undefined) => {
    if (!staff) return
    posts.push({
      id: identifierNamed('demo leader of village', village), person: staff.deputy, unit: townshipUnit(townshipOf(village)),
      role: 'township', title: '包村领导', region: village, department: null, duty: 'leader-in-charge', validFrom: '2019-01-10', validTo: null,
    })
  }
  const account = (loginName: string, person: string | undefined) => {
    if (person !== undefined) accounts.push({ person, loginName })
  }

  const top = county.code
  const office = [
    appoint('office', 'county-office', '领导小组办公室主任', top),
    appoint('office', 'county-office', '领导小组办公室督办专干', top),
  ]
  const departments = new Map(departmentCodes.map((code) =>
    [code, appoint(code, 'department', '分管负责人', top, { department: code })]))
  const townships = new Map<string, TownshipStaff>()
  const villages = new Map<string, readonly string[]>()
  for (const { code, level } of regions) {
    if (level === 'township') {
      const unit = townshipUnit(code)
      appoint('leading-group', 'leader', '包乡镇县领导', code, { duty: 'leader-in-charge' })
      townships.set(code, {
        lead: appoint(unit, 'township', '乡镇长', code, { duty: 'township-lead' }),
        deputy: appoint(unit, 'township', '分管副乡镇长', code),
        inspectors: numbered(inspectorsOfTownship, (number) => appoint(unit, 'township', `自查员${number}`, code)),
      })
    }
    if (level === 'village') {
      const unit = villageUnit(code)
      if (chance.happens(0.1)) {
        appoint(unit, 'village', '村支部书记', code, {
          duty: 'village-lead', validFrom: '2016-03-01', validTo: '2019-01-10',
        })
      }
      villages.set(code, [
        appoint(unit, 'village', '村支部书记', code, { duty: 'village-lead' }),
        // 包村单位: a department of the county has sent the team.
        appoint(departmentCodes[villages.size % departmentCodes.length] ?? unit, 'village', '驻村工作队队长', code, {
          duty: 'resident-team', validFrom: '2018-05-02',
        }),
        appoint(unit, 'village', '帮扶责任人', code, { duty: 'helper', validFrom: '2018-03-01' }),
        appoint(unit, 'village', '帮扶责任人', code, { duty: 'helper', validFrom: '2018-03-01' }),
      ])
      leadVillage(code, townships.get(townshipOf(code)))
    }
  }
  const census = numbered(censusTeams, (team) => numbered(censusInspectorsOfTeam, () =>
    appoint(`census-${team}`, 'census-team', '普查员', top, { validFrom: '2020-04-10' }))).flat()
  const supervision = numbered(supervisionTeams, (team) => numbered(supervisorsOfTeam, () =>
    appoint(`supervision-${team}`, 'supervision-team', '督导员', top, { validFrom: '2020-03-01' }))).flat()

  const firstVillage = [...villages.values()][0] ?? []
  account('office', office[0])
  account('housing', departments.get('housing'))
  account('township', [...townships.values()][0]?.lead)
  account('village', firstVillage[1])
  account('helper', firstVillage[2])
  account('census', census[0])
  account('supervision', supervision[0])
  account('leader', appoint('leading-group', 'leader', '县委副书记', top, { duty: 'county-lead' }))
  account('admin', appoint('office', 'administrator', '系统管理员', top))
  account('security', appoint('office', 'security-administrator', '安全管理员', top))
  account('audit', appoint('office', 'audit-administrator', '审计管理员', top))
  return { people, posts, accounts, office, departments, townships, villages, census, supervision }
}
