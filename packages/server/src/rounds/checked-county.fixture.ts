import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre'
import type { Role } from '@lookback/core/access'
import type { Household, Region, Unit } from '@lookback/core/register'
import { levelOf, parentOf } from '@lookback/core/register'
import type { Round } from '@lookback/core/rounds'
import { noteField, submissionFields } from '@lookback/core/rounds'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import type { Actor } from '../access/actor.ts'
import { ActorCache } from '../access/actor-cache.ts'
import { createAccount } from '../access/create-account.ts'
import { getActor } from '../access/queries.ts'
import type { Application } from '../application.ts'
import { fileContents } from '../evidence/file-contents.ts'
import { createCounty } from '../register/create-county.ts'
import { saveCodeLists, savePeople, savePosts, saveRegions, saveUnits } from '../register/save.ts'
import { saveHouseholds } from '../register/save-households.ts'
import { createRound } from './create-round.ts'
import { publishForm } from './forms.ts'
import { parseSubmission } from './parse-submission.ts'
import { recordVisits } from './record-visits.ts'

/** An invented county with a short checklist, two rounds and a cast, for tests that record visits. */
export const county = '431999'
export const villages = {
  pingan: '431999101201', xinglong: '431999101202', baiyun: '431999102201', heshan: '431999102202',
}
export const password = '山上的云像一匹白马走'

export const items = [
  { code: 'H01', dimension: 'housing', severity: 'hard', department: 'housing', allowance: 30, unit: 'day', wording: '建房未入住' },
  { code: 'H02', dimension: 'housing', severity: 'ordinary', department: 'housing', allowance: 15, unit: 'working-day', wording: '屋面漏雨' },
  { code: 'E01', dimension: 'education', severity: 'hard', department: 'education', allowance: 10, unit: 'day', wording: '义务教育阶段辍学' },
  { code: 'D01', dimension: 'records', severity: 'ordinary', department: 'office', allowance: 7, unit: 'day', wording: '明白卡不一致' },
] as const
export type ItemCode = (typeof items)[number]['code']

const regions: Region[] = [
  [county, '云岭县'], ['431999101', '清溪镇'], ['431999102', '石桥乡'],
  [villages.pingan, '平安村'], [villages.xinglong, '兴隆村'], [villages.baiyun, '白云村'], [villages.heshan, '禾山村'],
].map(([code = '', name = '']) => ({ code, name, level: levelOf(code), parent: parentOf(code) }))

const units: Unit[] = [
  { code: 'office', name: '领导小组办公室', kind: 'office', region: county },
  { code: 'housing', name: '住建局', kind: 'department', region: county },
  { code: 'education', name: '教育局', kind: 'department', region: county },
  { code: 'qingxi', name: '清溪镇', kind: 'township', region: '431999101' },
  { code: 'shiqiao', name: '石桥乡', kind: 'township', region: '431999102' },
  { code: 'pingan', name: '平安村', kind: 'village', region: villages.pingan },
]

const cast = {
  office: { unit: 'office', role: 'county-office', region: county, department: null },
  second: { unit: 'office', role: 'county-office', region: county, department: null },
  housing: { unit: 'housing', role: 'department', region: county, department: 'housing' },
  education: { unit: 'education', role: 'department', region: county, department: 'education' },
  qingxi: { unit: 'qingxi', role: 'township', region: '431999101', department: null },
  shiqiao: { unit: 'shiqiao', role: 'township', region: '431999102', department: null },
  pingan: { unit: 'pingan', role: 'village', region: villages.pingan, department: null },
  census: { unit: 'office', role: 'census-team', region: county, department: null },
  supervision: { unit: 'office', role: 'supervision-team', region: county, department: null },
  leader: { unit: 'office', role: 'leader', region: county, department: null },
  admin: { unit: 'office', role: 'administrator', region: county, department: null },
} as const satisfies Record<string, { unit: string; role: Role; region: string; department: string | null }>
export type CastName = keyof typeof cast
export const castNames = Object.keys(cast) as CastName[]

const form = { id: 'short-check', version: '1' }

export const rounds: Record<'first' | 'second', Round> = {
  first: {
    id: randomUUID(), ordinal: 1, name: '乡镇自查', tier: 'township', coverage: 'all', formId: form.id,
    formVersion: form.version, startsOn: '2020-03-01', endsOn: '2020-04-10', blind: false,
  },
  second: {
    id: randomUUID(), ordinal: 2, name: '县级普查', tier: 'county', coverage: 'all', formId: form.id,
    formVersion: form.version, startsOn: '2020-04-11', endsOn: '2020-05-06', blind: true,
  },
}

/** The rows of a checklist's sheets. */
export interface ChecklistSheets {
  survey: string[][]
  choices: string[][]
  settings: string[][]
}

/** The short checklist. `photo` is asked for nowhere, but may be sent. */
export function checklistSheets(): ChecklistSheets {
  const survey = [
    ['type', 'name', 'label', 'relevant', 'calculation', 'wording', 'dimension', 'severity', 'department', 'allowance',
      'allowance_unit', 'evidence'],
    ['start', submissionFields.startedAt, '', ''],
    ['end', submissionFields.endedAt, '', ''],
    ['text', submissionFields.round, '轮次', ''],
    ['text', submissionFields.household, '户编号', ''],
    ['select_one outcome', submissionFields.outcome, '入户结果', ''],
    ['text', submissionFields.aroseRecently, '新发生的问题', ''],
    ['image', 'door_photo', '门口照片', ''],
    ...items.flatMap((item) => [
      ['select_one yes_no', `${item.code}_seen`, `${item.wording}？`, ''],
      ['calculate', item.code, '', '', `if(\${${item.code}_seen} = 'yes', 1, if(\${${item.code}_seen} = 'no', 0, ''))`,
        item.wording, item.dimension, item.severity, item.department, String(item.allowance), item.unit, 'photo'],
      ['text', noteField(item.code), '说明', ''],
    ]),
  ]
  const choices = [
    ['list_name', 'name', 'label'],
    ...['completed', 'nobody-home', 'refused', 'moved'].map((name) => ['outcome', name, name]),
    ['yes_no', 'yes', '是'], ['yes_no', 'no', '否'],
  ]
  const settings = [['form_id', 'version', 'form_title'], [form.id, form.version, '入户核查（简表）']]
  return { survey, choices, settings }
}

/** A checklist as a real workbook. */
export async function checklist(sheets = checklistSheets()): Promise<Uint8Array> {
  return writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows as string[][] })) })
}

export interface CheckedCounty extends TestDatabase {
  application: Application
  actors: Record<CastName, Actor>
  /** Sets what time it is. */
  setTime: (instant: string) => void
}

/** The county with people, accounts (login name = name in the cast), checklist and rounds; `households` a village. */
export async function checkedCounty(households = 3): Promise<CheckedCounty> {
  const opened = await testDatabase()
  let time = '2020-03-02T01:00:00.000Z'
  const filesFolder = `${process.env['TMPDIR'] ?? '/tmp'}/lookback-files-${randomUUID()}`
  const application: Application = {
    database: opened.database, clock: () => new Date(time), actors: new ActorCache(),
    filesFolder, contents: fileContents(filesFolder), publicUrl: 'http://localhost',
  }
  await createCounty(application, {
    code: county, name: '云岭县', isDemo: false, parameters: { examination: { title: '普查', day: '2020-07-06' } },
  })
  await saveRegions(application, county, regions, null)
  await saveUnits(application, county, units, null)
  await saveCodeLists(application, county, [
    { list: 'household-category', code: 'lifted', label: '脱贫户' },
    { list: 'household-category', code: 'non-poor', label: '非贫困户' },
    { list: 'dimension', code: 'housing', label: '住房' },
    { list: 'dimension', code: 'education', label: '义务教育' },
    { list: 'dimension', code: 'records', label: '扶贫资料' },
  ], '2020-01-01', null)
  const actors = await seatCast(application)
  await saveHouseholds(application, county, Object.values(villages).flatMap((village) =>
    Array.from({ length: households }, (_, index) => householdIn(village, index))), null)
  await publishForm(application, county, await checklist(), null)
  await createRound(application, county, rounds.first, [], null, null)
  await createRound(application, county, rounds.second, [], null, null)
  return { ...opened, application, actors, setTime: (instant) => { time = instant } }
}

async function seatCast(application: Application): Promise<Record<CastName, Actor>> {
  const people = castNames.map((name) => ({ id: randomUUID(), name, phone: null }))
  await savePeople(application, county, people, null)
  await savePosts(application, county, people.map(({ id, name }) => ({
    id: randomUUID(), person: id, title: name, duty: null, validFrom: '2020-01-01', validTo: null,
    ...cast[name],
  })), null)
  const seated = await Promise.all(people.map(async ({ id, name }) => {
    await createAccount(application, county, { person: id, loginName: name, password }, null)
    return [name, await getActor(application.database, { county, account: randomUUID(), person: id }, '2020-03-02')] as const
  }))
  return Object.fromEntries(seated) as Record<CastName, Actor>
}

/** 户编号 of a village's household, counted from 0. */
export function numberIn(village: string, index: number): string {
  return `${village}${String(index + 1).padStart(4, '0')}`
}

export function householdIn(village: string, index: number): Household {
  const number = numberIn(village, index)
  return {
    number, village, headName: `石大山${index}`, category: index % 3 === 2 ? 'non-poor' : 'lifted', monitoredClass: null,
    riskRemoved: null, phone: '13812341234', attributes: {},
    members: [{
      number: `${number}-1`, name: `石大山${index}`, sex: 'male', birthDate: '1970-03-05', documentKind: 'identity-card',
      documentNumber: '431999197003050010', ethnicity: '侗族', relation: '户主', phone: '13812341234', attributes: {},
    }],
  }
}

export interface FilledForm {
  household: string
  round?: 1 | 2
  outcome?: string
  found?: readonly ItemCode[]
  notAssessed?: readonly ItemCode[]
  aroseRecently?: readonly ItemCode[]
  notes?: Partial<Record<ItemCode, string>>
  photo?: string
  id?: string
  formVersion?: string
}

/** A filled form as a phone sends it. */
export function submissionXml(filled: FilledForm): string {
  const { household, round = 1, outcome = 'completed', found = [], notAssessed = [], aroseRecently = [], notes = {} } = filled
  const answers = outcome === 'completed'
    ? items.map(({ code }) => {
        const value = notAssessed.includes(code) ? '' : found.includes(code) ? '1' : '0'
        const note = notes[code] ? `<${noteField(code)}>${notes[code]}</${noteField(code)}>` : ''
        return `<${code}>${value}</${code}>${note}`
      })
    : []
  return `<?xml version="1.0" encoding="UTF-8"?>
    <data xmlns:jr="http://openrosa.org/javarosa" id="${form.id}" version="${filled.formVersion ?? form.version}">
      <${submissionFields.round}>${round}</${submissionFields.round}>
      <${submissionFields.household}>${household}</${submissionFields.household}>
      <${submissionFields.outcome}>${outcome}</${submissionFields.outcome}>
      <${submissionFields.aroseRecently}>${aroseRecently.join(' ')}</${submissionFields.aroseRecently}>
      ${filled.photo ? `<door_photo>${filled.photo}</door_photo>` : '<door_photo/>'}
      ${answers.join('')}
      <meta><instanceID>uuid:${filled.id ?? randomUUID()}</instanceID></meta>
    </data>`
}

/** Records filled forms as one batch, straight through the ingest. */
export async function record(checked: CheckedCounty, name: CastName, forms: readonly FilledForm[]) {
  return recordVisits(checked.application, county, forms.map((filled) => ({
    actor: checked.actors[name],
    submission: parseSubmission(Buffer.from(submissionXml(filled))),
    attachments: [],
    incomplete: false,
  })))
}
