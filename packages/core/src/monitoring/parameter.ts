import { z } from 'zod'
import { Day } from '../kernel/time.ts'

const Name = z.string().trim().min(2).max(30)

/** How a clue comes: by the household itself, by somebody who visits, by a department's warning. */
export const ClueChannel = z.enum(['self', 'visit', 'department'])
export type ClueChannel = z.infer<typeof ClueChannel>

/** A kind of clue (线索). */
export const ClueKind = z.object({ name: Name, channel: ClueChannel })
export type ClueKind = z.infer<typeof ClueKind>

/** What is gone through: becoming monitored (纳入), and the removal of the risk (风险消除). */
export const Procedure = z.enum(['taking-up', 'removal'])
export type Procedure = z.infer<typeof Procedure>

/** On what a step rests: a visit, a resolution of the village with its public notice, or somebody's opinion. */
export const StepKind = z.enum(['visit', 'resolution', 'review'])
export type StepKind = z.infer<typeof StepKind>

/** The tiers that do steps; a step is done by its own tier, and by none above it. */
export const MonitoringTier = z.enum(['village', 'township', 'county'])
export type MonitoringTier = z.infer<typeof MonitoringTier>

/** A step of a procedure; steps are done in the order in which they stand. */
export const MonitoringStep = z.object({
  procedure: Procedure,
  name: Name,
  kind: StepKind,
  tier: MonitoringTier,
  /** To be done by so many days after the procedure began; 0 where only the whole has its days. */
  days: z.number().int().min(0).max(400),
})
export type MonitoringStep = z.infer<typeof MonitoringStep>

/** The objects of monitoring from a day on, as the documents of that time call them. */
export const ObjectSet = z.object({ name: Name, from: Day })
export const ObjectKind = z.object({ set: Name, name: Name, meaning: z.string().trim().min(2).max(200) })
export type ObjectKind = z.infer<typeof ObjectKind>

/** 监测范围 of a year in yuan for a person, with where it was published. */
export const RangeLine = z.object({ year: z.number().int().min(2000).max(2100), yuan: z.number().int().min(0).max(1_000_000), source: z.string().trim().min(2).max(120) })
export type RangeLine = z.infer<typeof RangeLine>

const stepsOf = (steps: readonly MonitoringStep[], procedure: Procedure) => steps.filter((step) => step.procedure === procedure)
const hasItsOwnNames = (of: readonly { name: string }[]) => new Set(of.map(({ name }) => name)).size === of.length

/** How a county monitors (防止返贫致贫监测帮扶); data of the county, valid from a day on. */
export const MonitoringParameter = z.object({
  clues: z.array(ClueKind).min(1).max(30).refine(hasItsOwnNames),
  risks: z.array(z.string().trim().min(2).max(20)).min(1).max(40),
  sets: z.array(ObjectSet).min(1).max(20).refine(hasItsOwnNames),
  objects: z.array(ObjectKind).min(1).max(60),
  lines: z.array(RangeLine).max(60),
  /** Both procedures have a visit first and somebody's opinion last, and no two steps of one have the same name. */
  steps: z.array(MonitoringStep).min(2).max(30).refine((steps) => Procedure.options.every((procedure) => {
    const own = stepsOf(steps, procedure)
    return own[0]?.kind === 'visit' && own.at(-1)?.kind === 'review' && hasItsOwnNames(own)
  })),
  /** From the clue to the last step of taking up. */
  wholeDays: z.number().int().min(1).max(400),
  /** So many people visit: for the first visit, and for that of the removal. */
  visitors: z.number().int().min(1).max(9),
  removalVisitors: z.number().int().min(1).max(9),
  /** A household has been monitored for so many months before its risk is removed. */
  stableMonths: z.number().int().min(0).max(60),
  /** All of these are found to hold by the visit of the removal. */
  removalConditions: z.array(z.string().trim().min(2).max(120)).max(20),
  removalWays: z.array(z.string().trim().min(2).max(20)).min(1).max(10),
})
export type MonitoringParameter = z.infer<typeof MonitoringParameter>

/**
 * What was published, to begin with. Taking up within 15 days, by visit and written consent, appraisal with a notice in the village, the township's review and the
 * county's decision; three days for the visit are one county's practice. Removal as a county of Hunan (平江) has it: two people visit, appraisal, notice of 7 days,
 * township, county; after half a year. The three sets follow the documents of 2020, of 2021 to 2025 and of 2026. Lines are published by place:
 * these are what some places had; 2020, 2021 and 2026 are not among them, and the county writes its own.
 */
export const initialMonitoring: MonitoringParameter = {
  clues: [
    { name: '农户自主申报', channel: 'self' }, { name: '网格员走访', channel: 'visit' }, { name: '干部走访', channel: 'visit' }, { name: '部门预警', channel: 'department' },
  ],
  risks: ['因病', '因学', '因残', '因灾', '因意外', '产业失败', '就业不稳', '缺劳动力', '住房', '饮水', '其他'],
  sets: [{ name: '2020年', from: '2020-01-01' }, { name: '2021—2025年', from: '2021-01-01' }, { name: '2026年起', from: '2026-01-01' }],
  objects: [
    { set: '2020年', name: '脱贫不稳定户', meaning: '已经脱贫、有返贫风险的户' }, { set: '2020年', name: '边缘易致贫户', meaning: '没有建档立卡、有致贫风险的户' },
    { set: '2021—2025年', name: '脱贫不稳定户', meaning: '已经脱贫、有返贫风险的户' }, { set: '2021—2025年', name: '边缘易致贫户', meaning: '没有建档立卡、有致贫风险的户' },
    { set: '2021—2025年', name: '突发严重困难户', meaning: '因病、因灾、因意外等突然有严重困难的户' },
    { set: '2026年起', name: '防止返贫致贫对象', meaning: '有返贫致贫风险的户，不分是不是原来建档立卡的' },
  ],
  lines: [
    { year: 2022, yuan: 6_500, source: '一地公布的数，请换成本县的' }, { year: 2023, yuan: 7_300, source: '一地公布的数，请换成本县的' },
    { year: 2024, yuan: 8_500, source: '一地公布的数，请换成本县的' }, { year: 2025, yuan: 8_700, source: '云农办通〔2025〕1号' },
  ],
  steps: [
    { procedure: 'taking-up', name: '入户核实', kind: 'visit', tier: 'village', days: 3 }, { procedure: 'taking-up', name: '评议公示', kind: 'resolution', tier: 'village', days: 0 },
    { procedure: 'taking-up', name: '乡镇初审', kind: 'review', tier: 'township', days: 0 }, { procedure: 'taking-up', name: '县级审定', kind: 'review', tier: 'county', days: 0 },
    { procedure: 'removal', name: '消除核实', kind: 'visit', tier: 'village', days: 0 }, { procedure: 'removal', name: '消除评议公示', kind: 'resolution', tier: 'village', days: 0 },
    { procedure: 'removal', name: '乡镇审核', kind: 'review', tier: 'township', days: 0 }, { procedure: 'removal', name: '县级批准', kind: 'review', tier: 'county', days: 0 },
  ],
  wholeDays: 15,
  visitors: 1,
  removalVisitors: 2,
  stableMonths: 6,
  removalConditions: ['收入持续稳定，高于本县监测范围', '“两不愁三保障”和饮水安全都有保障', '返贫致贫的风险已经消除', '帮扶措施都落实了'],
  removalWays: ['帮扶消除', '自然消除'],
}

/** The name of the set of objects that holds on a day; the first where the day lies before all of them. */
export function setOn({ sets }: Pick<MonitoringParameter, 'sets'>, day: Day): string {
  const inOrder = [...sets].sort((one, other) => (one.from < other.from ? -1 : 1))
  return (inOrder.filter(({ from }) => from <= day).at(-1) ?? inOrder[0])?.name ?? ''
}
