import { CodeListEntry, daysBetween, Role } from '@lookback/core/kernel'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parameters } from '@lookback/core/capabilities'
import { Person, Post } from '@lookback/core/access'
import { Region, Unit } from '@lookback/core/places'
import { checkHousehold, Household, nationalRelations, readDocumentNumber } from '@lookback/core/register'
import { Round } from '@lookback/core/rounds'
import { checklistItems } from '../src/checklist/checklist.ts'
import { demoCounty } from '../src/index.ts'
import type { DemoCounty } from '../src/index.ts'

const demo = demoCounty()
const households = [...demo.households()]

describe('the demo county', () => {
  it('is as large as the case says', () => {
    const level = (wanted: string) => demo.regions.filter(({ level }) => level === wanted)
    expect(level('township')).toHaveLength(18)
    expect(level('village')).toHaveLength(250)
    expect(households).toHaveLength(20_000)
    expect(households.filter(({ category }) => category !== 'non-poor')).toHaveLength(15_000)
  })

  it('says that it is invented', () => {
    expect(demo.notice.zh).toContain('虚构')
    expect(demo.notice.en).toContain('invented')
  })

  it('keeps to the shapes of the records', () => {
    CodeListEntry.array().parse(demo.codeLists)
    Region.array().parse(demo.regions)
    Unit.array().parse(demo.units)
    Person.array().parse(demo.people)
    Post.array().parse(demo.posts)
    Round.array().parse(demo.rounds)
    Household.array().parse(households)
    parameters.examination.shape.parse(demo.parameters.examination)
  })

  it('refers to nothing that is not there', () => {
    const regions = new Set(demo.regions.map(({ code }) => code))
    const units = new Set(demo.units.map(({ code }) => code))
    const people = new Set(demo.people.map(({ id }) => id))
    const codes = (list: string) =>
      new Set(demo.codeLists.filter((entry) => entry.list === list).map(({ code }) => code))
    expect(new Set(demo.units.map(({ name }) => name)).size).toBe(demo.units.length)
    expect(demo.units.every(({ region }) => regions.has(region))).toBe(true)
    for (const post of demo.posts) {
      expect(people.has(post.person) && units.has(post.unit) && regions.has(post.region)).toBe(true)
      expect(post.department === null || units.has(post.department)).toBe(true)
    }
    expect(demo.accounts.every(({ person }) => people.has(person))).toBe(true)
    expect(checklistItems.every(({ department }) => units.has(department))).toBe(true)
    const [categories, classes, relations] = [codes('household-category'), codes('monitored-class'), codes('relation')]
    const lost = households.filter(({ village, category, monitoredClass, members }) =>
      !regions.has(village) || !categories.has(category) || (monitoredClass !== null && !classes.has(monitoredClass))
      || members.some(({ relation }) => !relations.has(relation)))
    expect(lost).toEqual([])
  })

  it('has an account for each kind of user', () => {
    const roles = demo.accounts.map(({ person }) => demo.posts.find((post) => post.person === person)?.role)
    expect(new Set(roles)).toEqual(new Set(Role.options))
    expect(demo.accounts.every(({ loginName }) => /^[a-z]+$/.test(loginName))).toBe(true)
  })

  it('gives its people ID numbers that check, agree with birth date and sex, and are no real person’s', () => {
    const members = households.flatMap((household) => household.members)
    const wrong = members.filter(({ documentNumber, birthDate, sex }) => {
      const read = readDocumentNumber(documentNumber ?? '', true)
      return 'reason' in read || !read.identity.startsWith('431999') || read.birthDate !== birthDate || read.sex !== sex
    })
    expect(wrong).toEqual([])
    expect(new Set(members.map(({ documentNumber }) => documentNumber)).size).toBe(members.length)
  })

  it('gives out phone numbers that no operator has', () => {
    const members = households.flatMap((household) => household.members)
    const phones = [...demo.people, ...households, ...members].map(({ phone }) => phone)
    expect(phones.every((phone) => phone === null || /^100\d{8}$/.test(phone))).toBe(true)
  })

  it('has households that pass the rules that offices run on imports', () => {
    const issues = households.flatMap((household) =>
      checkHousehold(household, new Map(), household.members.map((_, row) => row), { rowsOfIdentity: new Map() }, nationalRelations))
    expect(issues).toEqual([])
    const studies = households.flatMap(({ members }) => members)
      .filter(({ attributes }) => (attributes.education === undefined) === (attributes.schoolStatus === undefined))
    expect(studies).toEqual([])
  })

  it('tells its events in the order of time, to the morning of 7 May 2020', () => {
    const times = [...demo.events()].map((event) => (event.kind === 'visit' ? event.receivedAt : event.at))
    expect(times).toEqual([...times].sort())
    expect((times.at(-1) ?? '') <= '2020-05-07T01:00:00.000Z').toBe(true)
    expect(daysBetween('2020-05-07', demo.parameters.examination.day)).toBe(61)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(digest(demoCounty())).toBe(digest(demo))
    expect([...demoCounty(7).households()][0]).not.toEqual(households[0])
  })
})

function digest(county: DemoCounty): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([county.regions, county.people, county.posts, county.rounds]))
  for (const household of county.households()) hash.update(JSON.stringify(household))
  for (const event of county.events()) hash.update(event.kind === 'visit' ? event.xml : JSON.stringify(event))
  return hash.digest('hex')
}
