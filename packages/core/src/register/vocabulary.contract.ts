import { z } from 'zod'
import { CheckItem } from '../checklists/index.ts'
import { CodeListEntry } from '../kernel/code-list.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { RegionCode, Unit } from '../places/index.ts'

/** The words for codes: what selects and headings need. Within the caller's scope. */
export const getVocabulary = endpoint({
  name: 'getVocabulary',
  method: 'GET',
  path: '/api/vocabulary',
  access: 'rounds:read',
  reply: z.object({
    /** Those that have ended among them: rounds that are over have them. */
    regions: z.array(z.object({
      code: RegionCode, name: z.string(), level: z.string(), parent: RegionCode.nullable(), isEnded: z.boolean(),
    })),
    dimensions: z.array(z.object({ code: z.string(), label: z.string() })),
    categories: z.array(z.object({ code: z.string(), label: z.string() })),
    departments: z.array(z.object({ code: z.string(), label: z.string() })),
    units: z.array(Unit),
    items: z.array(CheckItem),
    /** The code lists of the register (health, schooling, causes, …) as they hold today. */
    codes: z.array(CodeListEntry),
    /** A deadline is yellow from so many days before it. */
    yellowDays: z.number().int(),
    /** The ledger is filtered by what is due within so many days. */
    filterDays: z.array(z.number().int()),
  }),
})
