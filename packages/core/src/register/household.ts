import { z } from 'zod'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

const Attribute = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
/** The further columns of a household or member, by the field names of `columns.ts`. */
export type Attributes = Readonly<Record<string, z.infer<typeof Attribute>>>

export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

/** A person of a household, as the national export tells it. Codes are of the county's code lists. */
export const Member = z.object({
  /** 人口编号: unique within the household. */
  number: z.string().min(1).max(40),
  name: z.string().min(1).max(60),
  sex: Sex,
  birthDate: Day.nullable(),
  documentKind: z.string().nullable(),
  documentNumber: z.string().nullable(),
  ethnicity: z.string().nullable(),
  /** 与户主关系, the label as the list has it, e.g. 户主, 配偶, 之子. */
  relation: z.string(),
  phone: z.string().nullable(),
  /** The further columns, by the field names of `columns.ts`. */
  attributes: z.record(z.string(), Attribute),
})
export type Member = z.infer<typeof Member>

/** A household of the register with its members. `number` (户编号) identifies it for everybody outside. */
export const Household = z.object({
  number: z.string().min(1).max(40),
  village: RegionCode,
  headName: z.string().min(1).max(60),
  /** 户类型: a code of the list `household-category`. */
  category: z.string(),
  /** 监测对象类型: a code of the list `monitored-class`; null when not monitored. */
  monitoredClass: z.string().nullable(),
  riskRemoved: z.boolean().nullable(),
  phone: z.string().nullable(),
  attributes: z.record(z.string(), Attribute),
  members: z.array(Member).min(1),
})
export type Household = z.infer<typeof Household>
