import { randomUUID } from 'node:crypto'
import type { CommitmentRow, DecisionAct, DecisionRow, DecisionView, FigureChoice, MeetingAct, MeetingRecord, MeetingTerms, MeetingView, WrittenCommitment, WrittenDecision } from '@lookback/core/meetings'
import type { CastName } from '../fixtures/checked-county.fixture.ts'
import { county } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

export const ofCounty: FigureChoice = { figure: 'open', indicator: null, subject: { kind: 'county', code: county } }
export const ofTownship = (code: string, figure: FigureChoice['figure'] = 'open'): FigureChoice => ({ figure, indicator: null, subject: { kind: 'township', code } })

/** Meetings as people hold them, by HTTP. */
export class MeetingDesk {
  readonly desk: Desk
  /** The two leaders who have to agree, where nobody says who. */
  readonly closers: readonly [string, string]

  constructor(desk: Desk, closers: readonly [string, string]) {
    this.desk = desk
    this.closers = closers
  }

  terms(day: string, more: Partial<MeetingTerms> = {}): MeetingTerms {
    return { title: '“回头看”整改调度', day, startsAt: '15:00', place: '县政府三楼会议室', chair: '县委副书记', agenda: [{ id: randomUUID(), text: '听取进度', about: null }], units: ['qingxi', 'shiqiao', 'housing'], ...more }
  }

  async convene(name: CastName, day: string, { figures = [], kind = 'dispatch', ...more }: Partial<MeetingTerms> & { figures?: FigureChoice[]; kind?: string } = {}): Promise<{ id: string; number: string }> {
    return this.desk.done(name, 'POST', '/api/meetings', { id: randomUUID(), kind, terms: this.terms(day, more), figures })
  }

  decision(lead: string, more: Partial<WrittenDecision> = {}): WrittenDecision {
    return { id: randomUUID(), text: '建房未入住的逐户搬进去', about: null, lead, co: [], dueOn: null, isUrged: true, isForInformation: false, closers: [...this.closers], ...more }
  }

  commitment(unit: string, more: Partial<WrittenCommitment> = {}): WrittenCommitment {
    return { id: randomUUID(), unit, speaker: '镇长', text: '五天里全部销号', promised: null, day: null, ...more }
  }

  view(name: CastName, meeting: string): Promise<MeetingView> {
    return this.desk.done(name, 'GET', `/api/meetings/${meeting}`)
  }

  decided(name: CastName, decision: string): Promise<DecisionView> {
    return this.desk.done(name, 'GET', `/api/meeting-decisions/${decision}`)
  }

  async decisions(name: CastName, query = ''): Promise<DecisionRow[]> {
    return (await this.desk.done<{ rows: DecisionRow[] }>(name, 'GET', `/api/meeting-decisions${query}`)).rows
  }

  async commitments(name: CastName, query = ''): Promise<CommitmentRow[]> {
    return (await this.desk.done<{ rows: CommitmentRow[] }>(name, 'GET', `/api/meeting-commitments${query}`)).rows
  }

  /** Acts on a meeting; undefined where it is done, else the code of the refusal. */
  act(name: CastName, meeting: string, action: MeetingAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/meetings/${meeting}/acts`, { id, action })
  }

  record(name: CastName, meeting: string, record: Partial<MeetingRecord>): Promise<string | undefined> {
    return this.act(name, meeting, { act: 'record', record: { attendance: [], decisions: [], commitments: [], ...record } })
  }

  /** Acts on a decision, likewise. */
  actOn(name: CastName, decision: string, action: DecisionAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/meeting-decisions/${decision}/acts`, { id, action })
  }

  /** A meeting of a day that is today or past, with its minutes issued. */
  async held(name: CastName, day: string, record: Partial<MeetingRecord>): Promise<string> {
    const { id } = await this.convene(name, day)
    const refused = await this.record(name, id, record) ?? await this.act(name, id, { act: 'issue' })
    if (refused !== undefined) throw new Error(refused)
    return id
  }
}
