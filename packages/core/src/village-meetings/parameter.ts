import { z } from 'zod'

/** A share of a body that the law asks for; `none` where it asks for none. */
export const Share = z.enum(['none', 'one-third', 'more-than-half', 'two-thirds', 'four-fifths'])
export type Share = z.infer<typeof Share>

/** Who is due (应到): adults of the village, one for each household, or the members of the body. */
export const DueBase = z.enum(['adults', 'households', 'members'])
export type DueBase = z.infer<typeof DueBase>

/** Of whom the majority is counted: of those present (到会), or of those due (应到). */
export const MajorityOf = z.enum(['present', 'due'])
export type MajorityOf = z.infer<typeof MajorityOf>

/** How often a body is to meet. */
export const Owed = z.enum(['no', 'month', 'quarter', 'year'])
export type Owed = z.infer<typeof Owed>

const Name = z.string().trim().min(2).max(20)

/** A body of the village with what its law asks for. */
export const VillageBody = z.object({
  name: Name,
  /** Who is due, in words. */
  due: z.string().trim().min(2).max(120),
  majority: Share.exclude(['none']),
  majorityOf: MajorityOf,
  /** So many days before it meets, people are told. */
  noticeDays: z.number().int().min(0).max(60),
  owed: Owed,
  /** Of the members of the body, so many are women, and representatives that villagers elected. */
  women: Share,
  representatives: Share,
  /** Where the law says so. */
  law: z.string().trim().min(2).max(120),
})
export type VillageBody = z.infer<typeof VillageBody>

/** A way in which a body reaches its quorum: the share of one base; a body may have several. */
export const QuorumRule = z.object({ body: Name, base: DueBase, share: Share.exclude(['none']) })
export type QuorumRule = z.infer<typeof QuorumRule>

/** The law of a body as it held when it met, with the base by which it counted who was due. */
export interface MeetingRule extends VillageBody {
  base: DueBase
  quorum: Exclude<Share, 'none'>
}

/** A kind of public notice (公示) and its days. */
export const NoticeKind = z.object({ name: Name, days: z.number().int().min(1).max(60) })
export type NoticeKind = z.infer<typeof NoticeKind>

/** How villages of a county meet; data of the county, valid from a day on. */
export const VillageMeetingsParameter = z.object({
  bodies: z.array(VillageBody).min(1).max(20),
  quorums: z.array(QuorumRule).min(1).max(40),
  notices: z.array(NoticeKind).min(1).max(20),
  /** Two minutes that share at least this much were copied. */
  alike: z.number().min(0.5).max(1).meta({ shownPer: 0.01 }),
  /** Minutes are compared with those of so many days before. */
  comparedDays: z.number().int().min(1).max(1_100),
})
export type VillageMeetingsParameter = z.infer<typeof VillageMeetingsParameter>

const law = '《村民委员会组织法》'
const own = { women: 'none', representatives: 'none' } as const

/**
 * Source: 村民委员会组织法 (2018) articles 21, 22, 25, 26 and 28; for the party meeting, 四议两公开 as it is practised and the party's rules on branches.
 * Only the representatives are owed by law, once a quarter; how often the others meet is the county's to say. For the two committees and 评议会 no law of the state says a share: these are the county's own rules.
 */
export const initialVillageMeetings: VillageMeetingsParameter = {
  bodies: [
    { name: '村民会议', due: '本村十八周岁以上村民，或者每户一名代表', majority: 'more-than-half', majorityOf: 'present', noticeDays: 10, owed: 'no', ...own, law: `${law}第二十一条、第二十二条` },
    { name: '村民代表会议', due: '村民委员会成员和村民代表', majority: 'more-than-half', majorityOf: 'present', noticeDays: 0, owed: 'quarter', women: 'one-third', representatives: 'four-fifths', law: `${law}第二十五条、第二十六条` },
    { name: '村民小组会议', due: '本组十八周岁以上村民，或者每户一名代表', majority: 'more-than-half', majorityOf: 'present', noticeDays: 0, owed: 'no', ...own, law: `${law}第二十八条` },
    { name: '村两委会议', due: '村党组织和村民委员会成员', majority: 'more-than-half', majorityOf: 'present', noticeDays: 0, owed: 'no', ...own, law: '本县议事规则' },
    { name: '党员大会', due: '本村有表决权的正式党员', majority: 'more-than-half', majorityOf: 'due', noticeDays: 0, owed: 'no', ...own, law: '“四议两公开”、三会一课' },
    { name: '评议会', due: '驻村工作队、村两委成员、村民代表等评议成员', majority: 'more-than-half', majorityOf: 'present', noticeDays: 0, owed: 'no', ...own, law: '本县评议办法' },
  ],
  quorums: [
    { body: '村民会议', base: 'adults', share: 'more-than-half' }, { body: '村民会议', base: 'households', share: 'two-thirds' },
    { body: '村民代表会议', base: 'members', share: 'two-thirds' },
    { body: '村民小组会议', base: 'adults', share: 'two-thirds' }, { body: '村民小组会议', base: 'households', share: 'two-thirds' },
    { body: '村两委会议', base: 'members', share: 'more-than-half' }, { body: '党员大会', base: 'members', share: 'two-thirds' }, { body: '评议会', base: 'members', share: 'two-thirds' },
  ],
  notices: [{ name: '评议公示', days: 5 }, { name: '风险消除公示', days: 7 }, { name: '村务公开', days: 7 }],
  alike: 0.8,
  comparedDays: 400,
}
