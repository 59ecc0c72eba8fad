import { counts } from '../kernel/figure.ts'
import { listMonitoringCases, listMonitoringDifferences, listMonitoringVillages } from './contract.ts'

/** Cases of monitoring, by how each stands. */
export const monitoringCaseCounts = counts({ unit: 'cases', list: listMonitoringCases, by: ['township', 'village', 'stage'], asOf: 'today' }, {
  takingUp: { standing: 'taking-up' },
  overdue: { standing: 'overdue' },
  inTime: { standing: 'in-time' },
  late: { standing: 'late' },
  monitored: { standing: 'monitored' },
  removal: { standing: 'removal' },
  removed: { standing: 'removed' },
  notTakenUp: { standing: 'not-taken-up' },
  ended: { standing: 'ended' },
})
export type MonitoringCaseCount = keyof typeof monitoringCaseCounts

const villageCounts = counts({ unit: 'villages', list: listMonitoringVillages, by: ['township', 'village'], asOf: 'today' }, { villagesWithNone: { standing: 'none' } })
const differenceCounts = counts({ unit: 'households', list: listMonitoringDifferences, by: ['township', 'village'], asOf: 'today' }, {
  withoutCase: { difference: 'without-case' },
  notInRegister: { difference: 'not-in-register' },
})

/** All that is counted of monitoring. */
export const monitoringCounts = { ...monitoringCaseCounts, ...villageCounts, ...differenceCounts }
export type MonitoringCount = keyof typeof monitoringCounts
