import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { MinutesTold, TopicTold } from './minutes.ts'
import { ObjectionAnswer, Objector, ResolutionStanding, VillageNotice, VillageNoticeAct, villageNoticeActs } from './notice.ts'
import { DueBase, MajorityOf, Share, VillageBody, VillageMeetingsParameter } from './parameter.ts'
import { contradictions, invalidities, shortcomings } from './rules.ts'

const count = z.number().int()

/** What somebody owes of it. */
export const villageQueues = ['village-meeting-owed', 'village-notice-to-end', 'village-objection-to-answer'] as const
export const VillageQueue = z.enum(villageQueues)
export type VillageQueue = z.infer<typeof VillageQueue>

/** Minutes whose numbers contradict, and minutes that were copied. */
export const VillageMeetingStanding = z.enum(['contradicting', 'copied'])
export type VillageMeetingStanding = z.infer<typeof VillageMeetingStanding>

export const VillageMeetingFilter = z.object({ standing: VillageMeetingStanding.optional(), region: RegionCode.optional(), body: z.string().max(20).optional(), month: z.string().regex(/^\d{4}-\d{2}$/).optional() })
export type VillageMeetingFilter = z.infer<typeof VillageMeetingFilter>

export const VillageMeetingRow = MinutesTold.pick({ village: true, group: true, body: true, day: true, due: true, present: true }).extend({
  id: Identifier, number: count, villageName: z.string(), townshipName: z.string(), topics: count, titles: z.string(), hasQuorum: z.boolean(),
  contradictions: z.array(z.enum(contradictions)),
  /** In percent with the minutes that they resemble most, where they share as much as the parameter says. */
  likeness: count.nullable(),
})
export type VillageMeetingRow = z.infer<typeof VillageMeetingRow>

/** Minutes of the villages of the caller, the latest first; the workbook is `GET /api/village-meetings.xlsx` with the same filter. */
export const listVillageMeetings = endpoint({
  name: 'listVillageMeetings', method: 'GET', path: '/api/village-meetings', access: 'village-meetings:read', query: VillageMeetingFilter.extend(PageQuery.shape), reply: pageOf(VillageMeetingRow),
})

/** Villages without any meeting this month or this year, and those that owe one of this month or quarter. */
export const MeetingVillageStanding = z.enum(['none-this-month', 'owed', 'none-this-year'])
export type MeetingVillageStanding = z.infer<typeof MeetingVillageStanding>
export const MeetingVillageFilter = z.object({ standing: MeetingVillageStanding.optional(), region: RegionCode.optional(), queue: z.literal('village-meeting-owed').optional() })
export type MeetingVillageFilter = z.infer<typeof MeetingVillageFilter>

export const MeetingVillageRow = z.object({
  village: RegionCode, villageName: z.string(), townshipName: z.string(), lastDay: Day.nullable(), thisMonth: count, thisQuarter: count, thisYear: count,
  /** The bodies that have not met with a quorum in the period in which they are to. */
  owes: z.array(z.string()),
})
export type MeetingVillageRow = z.infer<typeof MeetingVillageRow>

/** The villages of the caller with what they held. */
export const listMeetingVillages = endpoint({
  name: 'listMeetingVillages', method: 'GET', path: '/api/village-meeting-villages', access: 'village-meetings:read', query: MeetingVillageFilter.extend(PageQuery.shape), reply: pageOf(MeetingVillageRow),
})

/** Notices that hang, those whose days are over, and those with an objection that is not answered. */
export const VillageNoticeStanding = z.enum(['running', 'to-end', 'objected', 'ended'])
export type VillageNoticeStanding = z.infer<typeof VillageNoticeStanding>
export const VillageNoticeFilter = z.object({ standing: VillageNoticeStanding.optional(), region: RegionCode.optional(), queue: z.literal('village-notice-to-end').optional() })
export type VillageNoticeFilter = z.infer<typeof VillageNoticeFilter>

export const VillageNoticeRow = VillageNotice.pick({ id: true, meeting: true, topic: true, kind: true, days: true, village: true, place: true, from: true, to: true, state: true }).extend({
  villageName: z.string(), townshipName: z.string(), title: z.string(), objections: count, openObjections: count,
})
export type VillageNoticeRow = z.infer<typeof VillageNoticeRow>

export const listVillageNotices = endpoint({
  name: 'listVillageNotices', method: 'GET', path: '/api/village-notices', access: 'village-meetings:read', query: VillageNoticeFilter.extend(PageQuery.shape), reply: pageOf(VillageNoticeRow),
})

export const VillageObjectionFilter = z.object({ notice: Identifier.optional(), queue: z.literal('village-objection-to-answer').optional() })
export type VillageObjectionFilter = z.infer<typeof VillageObjectionFilter>

export const VillageObjectionRow = z.object({
  id: Identifier, notice: Identifier, village: RegionCode, villageName: z.string(), title: z.string(), day: Day, text: z.string(),
  /** Masked: who it is, see those who may by asking for it. */
  objector: z.string(), takenByName: z.string().nullable(),
  answer: z.string(), isUpheld: z.boolean().nullable(), answeredAt: Instant.nullable(), answeredByName: z.string().nullable(), mayAnswer: z.boolean(),
})
export type VillageObjectionRow = z.infer<typeof VillageObjectionRow>

export const listVillageObjections = endpoint({
  name: 'listVillageObjections', method: 'GET', path: '/api/village-objections', access: 'village-meetings:read', query: VillageObjectionFilter.extend(PageQuery.shape), reply: pageOf(VillageObjectionRow),
})

export const VillageMeetingCounts = z.object({ noneThisMonth: count, owed: count, noneThisYear: count, contradicting: count, copied: count, running: count, toEnd: count, objected: count })
export type VillageMeetingCounts = z.infer<typeof VillageMeetingCounts>

export const countVillageMeetings = endpoint({
  name: 'countVillageMeetings', method: 'GET', path: '/api/village-meeting-counts', access: 'village-meetings:read', query: z.object({ region: RegionCode.optional() }),
  /** By township for whoever sees the county, else by village. */
  reply: z.object({ total: VillageMeetingCounts, by: z.enum(['township', 'village']), rows: z.array(VillageMeetingCounts.extend({ key: z.string(), name: z.string() })) }),
})

const Reached = z.object({ share: Share, of: count, needed: count, counted: count, isReached: z.boolean() })

export const TopicView = TopicTold.omit({ households: true }).extend({
  majority: Reached.extend({ base: MajorityOf }), why: z.array(z.enum(invalidities)), standing: ResolutionStanding,
  /** Its notices, the latest first. */
  notices: z.array(VillageNotice.pick({ id: true, kind: true, from: true, to: true, state: true })),
  households: z.array(z.object({ household: Identifier, number: z.string(), headName: z.string(), decided: z.string() })),
  mayNotice: z.boolean(),
})

export const VillageMeetingView = VillageMeetingRow.omit({ topics: true, titles: true }).extend({
  told: MinutesTold, rule: VillageBody.extend({ base: DueBase, quorum: Share }), quorum: Reached, adults: count, registeredHouseholds: count,
  topics: z.array(TopicView), shortcomings: z.array(z.enum(shortcomings)),
  /** The minutes that they resemble, where the caller sees them. */
  resembles: z.object({ id: Identifier, villageName: z.string(), body: z.string(), day: Day }).nullable(),
  /** All entries, the first first: what stood before a correction stays. */
  entries: z.array(z.object({ number: count, writtenAt: Instant, writtenByName: z.string().nullable(), reason: z.string(), told: MinutesTold })),
  remarks: z.array(z.object({ id: Identifier, text: z.string(), writtenAt: Instant, writtenByName: z.string().nullable() })),
  mayCorrect: z.boolean(), mayPointOut: z.boolean(),
})
export type VillageMeetingView = z.infer<typeof VillageMeetingView>

export const getVillageMeeting = endpoint({ name: 'getVillageMeeting', method: 'GET', path: '/api/village-meetings/:id', access: 'village-meetings:read', reply: VillageMeetingView })

/** What whoever writes minutes chooses from: the own villages, the bodies with their law, the kinds of notice. */
export const getVillageMeetingFrame = endpoint({
  name: 'getVillageMeetingFrame', method: 'GET', path: '/api/village-meeting-frame', access: 'village-meetings:write',
  reply: VillageMeetingsParameter.pick({ bodies: true, quorums: true, notices: true }).extend({ today: Day, villages: z.array(z.object({ code: RegionCode, name: z.string() })) }),
})

/** Writes minutes. `id` is made by the client: the same request sent twice is done once. */
export const writeVillageMinutes = endpoint({
  name: 'writeVillageMinutes', method: 'POST', path: '/api/village-meetings', access: 'village-meetings:write', body: z.object({ id: Identifier, told: MinutesTold }), reply: z.object({ id: Identifier }),
})

/** Corrects minutes by a new entry; what stood before stays, with the reason. `seen` is what the form began with. */
export const correctVillageMinutes = endpoint({
  name: 'correctVillageMinutes', method: 'POST', path: '/api/village-meetings/:id/entries', access: 'village-meetings:write',
  body: z.object({ id: Identifier, told: MinutesTold, reason: z.string().trim().min(2).max(300), seen: MinutesTold.optional() }), reply: z.object({ id: Identifier }),
})

export const pointOutVillageMeeting = endpoint({
  name: 'pointOutVillageMeeting', method: 'POST', path: '/api/village-meetings/:id/remarks', access: 'village-meetings:point-out',
  body: z.object({ id: Identifier, text: z.string().trim().min(2).max(500) }), reply: z.object({ id: Identifier }),
})

/** Puts a notice of a resolution up. */
export const openVillageNotice = endpoint({
  name: 'openVillageNotice', method: 'POST', path: '/api/village-meetings/:id/notices', access: 'village-meetings:write',
  body: z.object({ id: Identifier, topic: z.number().int().min(1).max(20), place: z.string().trim().min(2).max(60), from: Day }), reply: z.object({ id: Identifier }),
})

export const VillageNoticeView = VillageNoticeRow.extend({
  number: count, photos: z.array(z.string()), reason: z.string(), openedAt: Instant, closedAt: Instant.nullable(), resolution: z.string(), body: z.string(), day: Day,
  acts: z.array(z.enum(villageNoticeActs)), mayTakeObjection: z.boolean(), maySeeObjector: z.boolean(),
})
export type VillageNoticeView = z.infer<typeof VillageNoticeView>

export const getVillageNotice = endpoint({ name: 'getVillageNotice', method: 'GET', path: '/api/village-notices/:id', access: 'village-meetings:read', reply: VillageNoticeView })

export const actOnVillageNotice = endpoint({
  name: 'actOnVillageNotice', method: 'POST', path: '/api/village-notices/:id/acts', access: 'village-meetings:write', body: z.object({ id: Identifier, action: VillageNoticeAct }), reply: z.object({ id: Identifier }),
})

export const takeVillageObjection = endpoint({
  name: 'takeVillageObjection', method: 'POST', path: '/api/village-notices/:id/objections', access: 'village-objections:take',
  body: z.object({ id: Identifier, day: Day, text: z.string().trim().min(2).max(500), objector: Objector }), reply: z.object({ id: Identifier }),
})

export const answerVillageObjection = endpoint({
  name: 'answerVillageObjection', method: 'POST', path: '/api/village-objections/:id/answer', access: 'village-meetings:write', body: z.object({ id: Identifier, answer: ObjectionAnswer }), reply: z.object({ id: Identifier }),
})

/** Who objected, in full; logged. */
export const seeVillageObjector = endpoint({
  name: 'seeVillageObjector', method: 'POST', path: '/api/village-objections/:id/objector', access: 'village-objectors:see', body: z.object({ id: Identifier }), reply: Objector,
})
