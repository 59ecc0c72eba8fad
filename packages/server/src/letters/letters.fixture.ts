import { randomUUID } from 'node:crypto'
import type { DraftRecipient, LetterAct, LetterDraft, LetterDraftView, LetterItem, LetterTask, LetterView } from '@lookback/core/letters'
import type { CastName } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

/** Letters as people write and answer them, by HTTP. */
export class LetterDesk {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Begins a draft, of problems or empty. */
  begin(name: CastName, problems: readonly string[] = [], id: string = randomUUID()): Promise<LetterDraftView> {
    return this.desk.done(name, 'POST', '/api/letter-drafts', { id, problems })
  }

  /** Writes a draft whole. */
  async write(name: CastName, content: Partial<LetterDraft>, problems: readonly string[] = []): Promise<LetterDraftView> {
    const draft = await this.begin(name, problems)
    return this.desk.done(name, 'PUT', `/api/letter-drafts/${draft.id}`, { version: draft.version, content: { ...draft.content, ...content } })
  }

  /** Writes and issues a letter. */
  async issue(name: CastName, content: Partial<LetterDraft>, problems: readonly string[] = []): Promise<{ id: string; number: string }> {
    const { id, version } = await this.write(name, content, problems)
    return this.desk.done(name, 'POST', `/api/letter-drafts/${id}/issue`, { version })
  }

  view(name: CastName, letter: string): Promise<LetterView> {
    return this.desk.done(name, 'GET', `/api/letters/${letter}`)
  }

  async tasks(name: CastName, letter: string, query = ''): Promise<LetterTask[]> {
    return (await this.desk.done<{ rows: LetterTask[] }>(name, 'GET', `/api/letters/${letter}/tasks?limit=200${query}`)).rows
  }

  /** Acts; undefined where it is done, else the code of the refusal. */
  act(name: CastName, letter: string, recipient: string, action: LetterAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/letters/${letter}/acts`, { id, recipient, action })
  }
}

export const recipient = (named: Partial<DraftRecipient>): DraftRecipient => ({ id: randomUUID(), role: 'addressee', unit: null, person: null, dueOn: null, ...named })
export const asked = (text: string, recipients: string[] | null = null): LetterItem => ({ id: randomUUID(), kind: 'text', about: null, text, recipients })
export const answered = (item: string, text: string, outcome: 'done' | 'under-way' = 'done'): LetterAct => ({ act: 'answer', item, outcome, text, lookAgainOn: null, attachments: [] })
export const deferred = (item: string, text: string, lookAgainOn: string): LetterAct => ({ act: 'answer', item, outcome: 'deferred', text, lookAgainOn, attachments: [] })
