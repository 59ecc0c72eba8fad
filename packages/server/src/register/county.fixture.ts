import type { CodeListEntry, Household, Member, Region } from '@lookback/core/register'
import { levelOf, parentOf } from '@lookback/core/register'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import { ActorCache } from '../access/actor-cache.ts'
import type { Application } from '../application.ts'
import { chainStart } from '../database/log.ts'
import { fileContents } from '../evidence/file-contents.ts'
import { saveCodeLists, saveRegions } from './save.ts'

/** An invented county for the tests of the register: two townships with two villages each. */
export const county = '431999'
export const villages = { pingan: '431999101201', xinglong: '431999101202', baiyun: '431999102201', heshan: '431999102202' }

export const regions: Region[] = [
  ['431999', '云岭县'], ['431999101', '清溪镇'], ['431999102', '石桥乡'],
  [villages.pingan, '平安村'], [villages.xinglong, '兴隆村'], [villages.baiyun, '白云村'], [villages.heshan, '平安村'],
].map(([code = '', name = '']) => ({ code, name, level: levelOf(code), parent: parentOf(code) }))

const lists: Record<CodeListEntry['list'], readonly (readonly [code: string, label: string])[]> = {
  dimension: [['housing', '住房']],
  'household-category': [['lifted', '脱贫户'], ['unlifted', '未脱贫户'], ['marginal', '边缘户'], ['general', '一般户']],
  'monitored-class': [['unstable', '脱贫不稳定户'], ['marginal-risk', '边缘易致贫户'], ['sudden', '突发严重困难户']],
  relation: ['户主', '配偶', '之子', '之女', '之父', '之母', '之儿媳', '之孙子', '之兄弟姐妹', '其他'].map((one) => [one, one]),
  education: [['primary', '小学'], ['junior', '初中'], ['senior', '高中'], ['illiterate', '文盲或半文盲']],
  'school-status': [['primary', '小学'], ['junior', '初中'], ['preschool', '学前教育']],
  health: [['healthy', '健康'], ['chronic', '长期慢性病'], ['severe', '患有大病'], ['disabled', '残疾']],
  labour: [['ordinary', '普通劳动力'], ['skilled', '技能劳动力'], ['none', '无劳动力']],
  'poverty-cause': [['illness', '因病'], ['disability', '因残'], ['schooling', '因学'], ['other', '其他']],
  'document-kind': [['identity-card', '居民身份证'], ['disability-card', '残疾人证']],
}

export const codeLists: CodeListEntry[] = Object.entries(lists).flatMap(([list, entries]) =>
  entries.map(([code, label]) => ({ list: list as CodeListEntry['list'], code, label })))

export interface TestCounty extends TestDatabase {
  application: Application
}

/** A migrated database that holds the county with its regions and code lists, and no household yet. */
export async function testCounty(): Promise<TestCounty> {
  const opened = await testDatabase()
  const clock = () => new Date('2020-05-07T01:00:00.123Z')
  const { database } = opened
  await database.insertInto('county').values({ county, name: '云岭县', is_demo: false, created_at: clock() }).execute()
  await database.insertInto('log_head').values({ county, sequence: 0, hash: chainStart }).execute()
  const application: Application = {
    database, clock, actors: new ActorCache(), filesFolder: '', contents: fileContents(''), publicUrl: 'http://localhost',
  }
  await saveRegions(application, county, regions, null)
  await saveCodeLists(application, county, codeLists, '2020-01-01', null)
  return { ...opened, application }
}

export function member(number: string, changes: Partial<Member> = {}): Member {
  return {
    number, name: '石大山', sex: 'male', birthDate: '1970-03-05', documentKind: null, documentNumber: null,
    ethnicity: '侗族', relation: '户主', phone: null, attributes: {}, ...changes,
  }
}

export function household(number: string, changes: Partial<Household> = {}): Household {
  return {
    number, village: villages.pingan, headName: '石大山', category: 'lifted', monitoredClass: null, riskRemoved: null,
    phone: '13812341234', attributes: { incomePerPerson: 5123.5 },
    members: [member(`${number}-1`), member(`${number}-2`, { name: '杨小梅', sex: 'female', relation: '配偶' })],
    ...changes,
  }
}
