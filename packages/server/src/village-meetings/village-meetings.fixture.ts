import { randomUUID } from 'node:crypto'
import type { MinutesTold, TopicTold, VillageMeetingRow, VillageMeetingView, VillageNoticeAct, VillageNoticeView, VillageObjectionRow } from '@lookback/core/village-meetings'
import { villages } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

/** A topic on which all of some who were present agreed, changed in some of it. */
export function topicOf(present: number, more: Partial<TopicTold> = {}): TopicTold {
  return {
    title: '评议低保对象', source: '村两委提议', resolution: '同意把石大山0户纳入低保，按程序公示', ballot: 'hands', votesFor: present, votesAgainst: 0, abstained: 0, isPassed: true, notice: '评议公示', households: [], ...more,
  }
}

/** Minutes of the representatives of 平安村, with a quorum, changed in some of them. */
export function minutesOf(day: string, more: Partial<MinutesTold> = {}): MinutesTold {
  return {
    village: villages.pingan, group: '', body: '村民代表会议', base: 'members', calledOn: day, day, startsAt: '19:30', place: '村部', chair: '村支书', recorder: '村文书', tellers: '', township: '',
    due: 30, present: 22, women: 10, representatives: 25, topics: [topicOf(more.present ?? 22)], photos: [], papers: [], ...more,
  }
}

/** Meetings of villages, as people ask and tell them by HTTP. */
export class VillageDesk {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Why minutes are refused; undefined where they are kept. */
  write(name: string, told: MinutesTold, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', '/api/village-meetings', { id, told })
  }

  correct(name: string, meeting: string, told: MinutesTold, { reason = '数写错了', seen, id = randomUUID() }: { reason?: string; seen?: MinutesTold; id?: string } = {}): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/village-meetings/${meeting}/entries`, { id, told, reason, ...(seen && { seen }) })
  }

  view(name: string, meeting: string): Promise<VillageMeetingView> {
    return this.desk.done(name, 'GET', `/api/village-meetings/${meeting}`)
  }

  async list(name: string, query = ''): Promise<VillageMeetingRow[]> {
    return (await this.desk.done<{ rows: VillageMeetingRow[] }>(name, 'GET', `/api/village-meetings${query}`)).rows
  }

  notice(name: string, meeting: string, from: string, id: string = randomUUID(), topic = 1): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/village-meetings/${meeting}/notices`, { id, topic, place: '村务公开栏', from })
  }

  viewNotice(name: string, notice: string): Promise<VillageNoticeView> {
    return this.desk.done(name, 'GET', `/api/village-notices/${notice}`)
  }

  act(name: string, notice: string, action: VillageNoticeAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/village-notices/${notice}/acts`, { id, action })
  }

  object(name: string, notice: string, day: string, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/village-notices/${notice}/objections`, { id, day, text: '他家有车', objector: { name: '杨有意见', phone: '13987654321' } })
  }

  async objections(name: string, query: string): Promise<VillageObjectionRow[]> {
    return (await this.desk.done<{ rows: VillageObjectionRow[] }>(name, 'GET', `/api/village-objections${query}`)).rows
  }

  answer(name: string, objection: string, isUpheld = false, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/village-objections/${objection}/answer`, { id, answer: { text: '车是借的，已经核实', isUpheld } })
  }
}
