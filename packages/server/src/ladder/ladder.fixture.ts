import { randomUUID } from 'node:crypto'
import type { LadderDecision, LadderFactRow, LadderMeasure, LadderProposalRow, LadderStepRow, LadderSubject, LadderSubjectView, Rung } from '@lookback/core/ladder'
import type { Desk } from '../indicators/desk.fixture.ts'
import { asked, LetterDesk, recipient } from '../letters/letters.fixture.ts'

/** The ladder as the office climbs it, by HTTP. */
export class LadderDesk {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  async proposals(query = ''): Promise<LadderProposalRow[]> {
    return (await this.desk.done<{ rows: LadderProposalRow[] }>('office', 'GET', `/api/ladder?limit=200${query}`)).rows
  }

  view({ kind, code }: LadderSubject, name = 'office'): Promise<LadderSubjectView> {
    return this.desk.done(name, 'GET', `/api/ladder-subject?kind=${kind}&code=${code}`)
  }

  /** The records that count of a subject, or those behind a decision; with how many there are. */
  facts({ kind, code }: LadderSubject, measure: LadderMeasure, step?: string): Promise<{ rows: LadderFactRow[]; total: number }> {
    return this.desk.done('office', 'GET', `/api/ladder-facts?kind=${kind}&code=${code}&measure=${measure}${step === undefined ? '' : `&step=${step}`}`)
  }

  async steps(name: string, query = ''): Promise<LadderStepRow[]> {
    return (await this.desk.done<{ rows: LadderStepRow[] }>(name, 'GET', `/api/ladder-steps${query}`)).rows
  }

  /** Decides on what is proposed now, or was when `version` was seen; undefined where it is done, else the code of the refusal. */
  async decide(name: string, subject: LadderSubject, decision: LadderDecision, { id, version }: { id?: string; version?: string } = {}): Promise<string | undefined> {
    const seen = version ?? (await this.view(subject)).proposal?.version ?? ''
    return this.desk.code(name, 'POST', '/api/ladder-steps', { id: id ?? randomUUID(), subject, version: seen, decision })
  }

  /** A letter of the office that a unit is to answer by a day. */
  async ask(unit: string, dueOn: string): Promise<{ id: string; recipient: string; item: string }> {
    const to = recipient({ unit, dueOn })
    const item = asked('请报整改情况')
    const { id } = await new LetterDesk(this.desk).issue('office', { title: '督办', recipients: [to], items: [item] })
    return { id, recipient: to.id, item: item.id }
  }
}

export const confirmed = (rung: Rung, on: string, more: Partial<Extract<LadderDecision, { outcome: 'confirmed' }>> = {}): LadderDecision =>
  ({ outcome: 'confirmed', rung, organ: '县脱贫攻坚领导小组', number: '会纪〔2020〕3号', on, words: '到期没有答复', ...more })
export const aside = (reason = '当时封路，情有可原'): LadderDecision => ({ outcome: 'put-aside', reason })
