import { z } from 'zod'
import { Role } from '../kernel/roles.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

/** Somebody who works on the campaign. */
export const Person = z.object({ id: Identifier, name: z.string().min(1).max(60), phone: z.string().nullable() })
export type Person = z.infer<typeof Person>

/** What a post answers for in the chain of responsibility, beyond its role. */
export const Duty = z.enum([
  /** 帮扶责任人 of single households. */
  'helper',
  /** 村党组织书记 and others who answer for a village. */
  'village-lead',
  /** 驻村工作队. */
  'resident-team',
  /** 乡镇主要负责人. */
  'township-lead',
  /** 包联领导: a county leader in charge of a township or a village. */
  'leader-in-charge',
  /** 县里主要负责人. */
  'county-lead',
])
export type Duty = z.infer<typeof Duty>

/** Who holds which post in a unit, for which area, from when to when. A person who moves gets another post. */
export const Post = z.object({
  id: Identifier,
  person: Identifier,
  unit: z.string(),
  role: Role,
  title: z.string().min(1).max(60),
  region: RegionCode,
  /** Code of the department whose items the post is for; null for every department's. */
  department: z.string().nullable(),
  duty: Duty.nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
})
export type Post = z.infer<typeof Post>
