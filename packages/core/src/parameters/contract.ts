import { z } from 'zod'
import { CodeListName } from '../kernel/code-list.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'

/** A value with the day from which it holds; a `null` day for the one that the software begins with. */
const Valued = z.object({ validFrom: Day.nullable(), value: z.unknown() })

/** A change that somebody made: a value set from a day on, or one that was planned and is withdrawn. */
export const SettingChange = z.object({
  at: Instant,
  /** Null for the software. */
  by: z.string().nullable(),
  withdrawn: z.boolean(),
  validFrom: Day,
  before: z.unknown(),
  after: z.unknown(),
})
export type SettingChange = z.infer<typeof SettingChange>

/** A parameter as the county has it. Its schema, and so its form, is the software's. */
export const CountyParameter = z.object({
  name: z.string(),
  /** Null where the county has none. */
  now: Valued.nullable(),
  /** What is planned to hold from a later day, the next first. */
  planned: z.array(Valued),
  /** The last change; whoever changes says which one was seen. */
  version: Identifier.nullable(),
})
export type CountyParameter = z.infer<typeof CountyParameter>

export const ListedCode = z.object({ code: z.string(), label: z.string() })
export type ListedCode = z.infer<typeof ListedCode>

/** A code with the number of records that carry it. */
export const CarriedCode = ListedCode.extend({ carried: z.number().int() })
export type CarriedCode = z.infer<typeof CarriedCode>

/** The parameters and code lists of the county, without what they were. */
export const listParameters = endpoint({
  name: 'listParameters',
  method: 'GET',
  path: '/api/parameters',
  access: 'parameters:manage',
  reply: z.object({
    parameters: z.array(CountyParameter),
    codeLists: z.array(z.object({ list: CodeListName, entries: z.array(ListedCode), planned: z.array(Day) })),
  }),
})

export const getParameter = endpoint({
  name: 'getParameter',
  method: 'GET',
  path: '/api/parameters/:name',
  access: 'parameters:manage',
  reply: z.object({
    today: Day,
    parameter: CountyParameter,
    /** The values before the present one, latest first. */
    earlier: z.array(Valued),
    changes: z.array(SettingChange),
    /** The entries of the code lists that the parameter names, as they hold today. */
    codes: z.array(z.object({ list: CodeListName, entries: z.array(ListedCode) })),
  }),
})

/** Every change carries an id made by the client (the same request sent twice is one change) and the version seen. */
const change = { id: Identifier, version: Identifier.nullable(), validFrom: Day }

/** What a change moves, counted with the value that holds now and with the new one. */
export const Effect = z.object({ name: z.string(), before: z.number().nullable(), after: z.number() })
export type Effect = z.infer<typeof Effect>

/** With `preview` nothing is written: the reply tells what would change. */
export const setParameter = endpoint({
  name: 'setParameter',
  method: 'POST',
  path: '/api/parameters/:name',
  access: 'parameters:manage',
  body: z.object({ ...change, value: z.unknown(), preview: z.boolean() }),
  reply: z.object({ effects: z.array(Effect) }),
})

/** Takes back a value that was planned, before its day. */
export const withdrawParameter = endpoint({
  name: 'withdrawParameter',
  method: 'POST',
  path: '/api/parameters/:name/withdrawals',
  access: 'parameters:manage',
  body: z.object(change),
  reply: z.object({}),
})

export const getCodeList = endpoint({
  name: 'getCodeList',
  method: 'GET',
  path: '/api/code-lists/:list',
  access: 'parameters:manage',
  reply: z.object({
    list: CodeListName,
    today: Day,
    /** In use today, in order. */
    entries: z.array(CarriedCode),
    /** Ended: named, but not offered any more. */
    ended: z.array(CarriedCode),
    /** Carried by records, and in no list. */
    unlisted: z.array(z.object({ code: z.string(), carried: z.number().int() })),
    planned: z.array(z.object({ validFrom: Day, entries: z.array(ListedCode) })),
    changes: z.array(SettingChange),
    version: Identifier.nullable(),
  }),
})
export type CountyCodeList = z.infer<typeof getCodeList.reply>

/** What a new edition of a list does to the entries of the one that holds now. */
export const CodeListEffects = z.object({
  added: z.array(ListedCode),
  renamed: z.array(CarriedCode.extend({ before: z.string() })),
  ended: z.array(CarriedCode),
  moved: z.boolean(),
})
export type CodeListEffects = z.infer<typeof CodeListEffects>

/** A new edition of a list: the entries in use from a day on, in order. What is left out is ended. */
export const setCodeList = endpoint({
  name: 'setCodeList',
  method: 'POST',
  path: '/api/code-lists/:list',
  access: 'parameters:manage',
  body: z.object({
    ...change,
    entries: z.array(z.object({ code: z.string().trim().min(1).max(40), label: z.string().trim().min(1).max(60) })).max(500),
    preview: z.boolean(),
  }),
  reply: z.object({ effects: CodeListEffects }),
})

export const withdrawCodeList = endpoint({
  name: 'withdrawCodeList',
  method: 'POST',
  path: '/api/code-lists/:list/withdrawals',
  access: 'parameters:manage',
  body: z.object(change),
  reply: z.object({}),
})
