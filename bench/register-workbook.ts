import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CellValue } from 'hucre/xlsx'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Region } from '@lookback/core/places'
import { levelOf, parentOf } from '@lookback/core/places'
import { checkCharacter } from '@lookback/core/register'
import { writeRawWorkbook } from '../packages/server/src/fixtures/workbook.fixture.ts'
import type { StreamedSheet } from '../packages/server/src/kit/workbook/write-workbook.ts'
import { streamWorkbook } from '../packages/server/src/kit/workbook/write-workbook.ts'
import type { CellValue as WrittenValue } from '../packages/server/src/kit/workbook/written-sheet.ts'

/** The invented county that the workbook is for: 25 townships of 14 villages. */
export const benchCounty = { code: '431998', name: '试验县' }

/** As many villages as the county has; every so many households the same one comes again. */
const benchVillages = 350

export const benchRegions: readonly Region[] = [
  region(benchCounty.code, benchCounty.name),
  ...Array.from({ length: 25 }, (_, township) => [
    region(townshipCode(township), `第${township + 1}镇`),
    ...Array.from({ length: 14 }, (_, village) => region(villageCode(township, village), `第${village + 1}村`)),
  ]).flat(),
]

function region(code: string, name: string): Region {
  return { code, name, level: levelOf(code), parent: parentOf(code) }
}

function townshipCode(township: number): string {
  return `${benchCounty.code}${String(100 + township)}`
}

function villageCode(township: number, village: number): string {
  return `${townshipCode(township)}${String(200 + village)}`
}

const headings = [
  '省', '市', '县', '乡', '村', '户编号', '户主姓名', '户主证件号码', '家庭人口数', '户类型', '脱贫年度', '监测对象类型',
  '风险是否消除', '识别标准', '主要致贫原因', '其他致贫原因', '是否危房户', '危房级别', '住房面积', '是否解决安全饮用水',
  '人均纯收入', '联系电话',
  '人口编号', '姓名', '性别', '出生日期', '证件类型', '证件号码', '民族', '与户主关系', '文化程度', '在校生状况', '健康状况',
  '劳动技能', '务工时间(月)', '务工所在地', '是否享受低保', '是否特困供养', '医疗保险', '养老保险', '大病保险', '公益性岗位',
]

interface Person {
  relation: string
  sex: '男' | '女'
  born: number
  education: string | null
  schoolStatus: string | null
}

const family: readonly Person[] = [
  { relation: '户主', sex: '男', born: 1962, education: '小学', schoolStatus: null },
  { relation: '配偶', sex: '女', born: 1964, education: '初中', schoolStatus: null },
  { relation: '之子', sex: '男', born: 1988, education: '高中', schoolStatus: null },
  { relation: '之孙女', sex: '女', born: 2012, education: null, schoolStatus: '小学' },
]
export const membersOfHousehold = family.length
const surnames = ['石', '杨', '吴', '龙', '田', '向', '彭', '覃', '滕', '麻']
const givenNames = ['山', '水', '林', '溪', '云', '岭', '松', '竹', '梅', '兰', '春', '秋']

/**
 * Writes a valid workbook of that many households with four members each, in the national export's columns, the
 * household's columns repeated on every row. All names and numbers are invented.
 * @param sharedStrings as Excel itself saves texts; otherwise as libraries do, in the cells
 */
export async function writeRegisterWorkbook(file: string, households: number, sharedStrings: boolean): Promise<void> {
  const options = { name: '户', inlineStrings: !sharedStrings, repeatHeaders: false }
  await pipeline(writeXlsxStream(rows(households), options), createWriteStream(file))
}

/**
 * The same with a worksheet for each of some villages, which share the households alike.
 * @param villages at most as many as the county has
 */
export async function writeWorkbookOfVillages(file: string, households: number, villages: number): Promise<void> {
  const each = Math.ceil(households / villages)
  const sheets = Array.from({ length: villages }, (_, place): StreamedSheet => ({
    name: `第${place + 1}村`, columns: headings.map((heading) => ({ group: '', heading, width: 12, kind: 'text' })), mark: undefined, frozenColumns: 0,
    rowCount: each * family.length, rows: Readable.from(rowsOf(Array.from({ length: each }, (__, index) => place + index * benchVillages))),
  }))
  await pipeline(await streamWorkbook(sheets), createWriteStream(file))
}

/** One household, and below it rows that are only formatted, to so many in all. */
export async function writeFormattedWorkbook(file: string, count: number): Promise<void> {
  const lines = [...rows(1)]
  const cell = (value: CellValue) => (typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${String(value ?? '')}</t></is></c>`)
  const data = lines.map((line, index) => `<row r="${index + 1}">${line.map(cell).join('')}</row>`)
  const formatted = Array.from({ length: Math.max(0, count - lines.length) }, (_, index) => `<row r="${lines.length + index + 1}" s="1" customFormat="1"/>`)
  await writeRawWorkbook(file, `<sheetData>${data.join('')}${formatted.join('')}</sheetData>`)
}

function* rows(households: number): Generator<CellValue[]> {
  yield headings
  yield* rowsOf(Array.from({ length: households }, (_, index) => index))
}

function* rowsOf(indices: readonly number[]): Generator<WrittenValue[]> {
  for (const index of indices) {
    const members = family.map((person, place) => memberCells(person, index, place))
    const shared = householdCells(index, members[0] ?? [])
    for (const member of members) yield [...shared, ...member]
  }
}

function householdCells(index: number, head: readonly WrittenValue[]): WrittenValue[] {
  const township = index % 25
  const village = Math.floor(index / 25) % 14
  return [
    '某省', '某市', benchCounty.name, `第${township + 1}镇`, `第${village + 1}村`, householdNumber(index), head[1] ?? null,
    head[5] ?? null, family.length, '一般脱贫户', 2018, index % 20 === 0 ? '脱贫不稳定户' : null,
    index % 20 === 0 ? '否' : null, '国家标准', '因病', '缺技术、缺资金', '否', 'B级', 80 + (index % 60), '是',
    6_000 + (index % 9_000) + 0.5, `138${String(index).padStart(8, '0')}`,
  ]
}

function memberCells(person: Person, index: number, place: number): WrittenValue[] {
  const working = person.relation === '之子'
  return [
    `${householdNumber(index)}${String(place + 1).padStart(2, '0')}`, nameOf(index, place), person.sex,
    birthDate(person, index), '居民身份证', idNumber(person, index), '侗族', person.relation, person.education,
    person.schoolStatus, index % 15 === 0 ? '长期慢性病' : '健康', person.born < 2004 ? '普通劳动力' : '无劳动力',
    working ? 9.5 : null, working ? '省外' : null, '否', '否', '城乡居民基本医疗保险', '城乡居民基本养老保险', '是', null,
  ]
}

/** 户编号 of a household, counted from 0. */
export function householdNumber(index: number): string {
  return `${benchCounty.code}${String(index).padStart(8, '0')}`
}

function nameOf(index: number, place: number): string {
  const surname = surnames[index % surnames.length] ?? ''
  const given = givenNames[(index + place * 5) % givenNames.length] ?? ''
  return surname + given + (givenNames[Math.floor(index / 12) % givenNames.length] ?? '')
}

/** Days and sequences are used up in turn, so that no number is given twice. */
function birthDate({ born }: Person, index: number): string {
  const day = index % 336
  return `${born}-${String(Math.floor(day / 28) + 1).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`
}

function idNumber(person: Person, index: number): string {
  const sequence = Math.floor(index / 336)
  const area = String(431_900 + Math.floor(sequence / 499)).padStart(6, '0')
  const serial = String((sequence % 499) * 2 + (person.sex === '男' ? 1 : 2)).padStart(3, '0')
  const first17 = `${area}${birthDate(person, index).replaceAll('-', '')}${serial}`
  return first17 + checkCharacter(first17)
}
