import type { Region, Unit } from '@lookback/core/places'
import { county } from '../county.ts'

const departments: Readonly<Record<string, string>> = {
  'poverty-relief': '扶贫开发办公室',
  housing: '住房和城乡建设局',
  education: '教育局',
  health: '卫生健康局',
  'medical-insurance': '医疗保障局',
  'civil-affairs': '民政局',
  water: '水利局',
  'human-resources': '人力资源和社会保障局',
  agriculture: '农业农村局',
  transport: '交通运输局',
  development: '发展和改革局',
  disabled: '残疾人联合会',
}
export const departmentCodes: readonly string[] = Object.keys(departments)

export const censusTeams = 6
export const supervisionTeams = 2

export function townshipUnit(region: string): string {
  return `township-${region}`
}

export function villageUnit(region: string): string {
  return `village-${region}`
}

/** County office, departments, teams, townships and villages. */
export function unitsOf(regions: readonly Region[]): Unit[] {
  const region = county.code
  const townshipNames = new Map(regions.map(({ code, name }) => [code, name]))
  return [
    { code: 'office', name: `${county.name}脱贫攻坚领导小组办公室`, kind: 'office', region },
    { code: 'leading-group', name: `${county.name}脱贫攻坚领导小组`, kind: 'office', region },
    ...Object.entries(departments).map(([code, name]): Unit =>
      ({ code, name: `${county.name}${name}`, kind: 'department', region })),
    ...numbered(censusTeams, (number): Unit =>
      ({ code: `census-${number}`, name: `县级普查第${number}组`, kind: 'team', region })),
    ...numbered(supervisionTeams, (number): Unit =>
      ({ code: `supervision-${number}`, name: `县督导第${number}组`, kind: 'team', region })),
    ...regions.flatMap(({ code, name, level, parent }): Unit[] => {
      if (level === 'county') return []
      if (level === 'township') {
        return [{ code: townshipUnit(code), name: `${name}人民政府`, kind: 'township', region: code }]
      }
      const committee = name.endsWith('社区') ? '居民委员会' : '村民委员会'
      const full = `${townshipNames.get(parent ?? '') ?? ''}${name}${committee}`
      return [{ code: villageUnit(code), name: full, kind: 'village', region: code }]
    }),
  ]
}

export function numbered<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1))
}
