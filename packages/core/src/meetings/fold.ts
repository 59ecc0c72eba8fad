import type { ConvenedPayload, MeetingEntry } from './entries.ts'
import type { Decision, DecisionStep, Meeting, MeetingStory } from './meeting.ts'

interface By {
  /** Of the entry. */
  id: string
  at: string
  /** Whoever did it; null for the software itself. */
  by: string | null
}

/** A meeting as it is convened. */
export function convened({ meeting: id, ...payload }: ConvenedPayload, { at, by }: By): MeetingStory {
  const meeting: Meeting = {
    ...payload, id, state: 'convened', convenedBy: by, convenedAt: at, recordedAt: null, minutesOrdinal: null, minutesNumber: '', minutesHash: '', issuedOn: null, issuedBy: null, calledOffReason: '',
  }
  return { meeting, papers: [], attendance: [], decisions: [], commitments: [], corrections: [] }
}

/** The story after something has happened. */
export function foldMeeting(story: MeetingStory, { kind, payload }: MeetingEntry, { id, at, by }: By): MeetingStory {
  const set = (change: Partial<Meeting>): MeetingStory => ({ ...story, meeting: { ...story.meeting, ...change } })
  const step = (of: DecisionStep['kind'], text: string): DecisionStep => ({ id, kind: of, at, by, text })
  const decided = (which: string, change: (decision: Decision) => Partial<Decision>, ...steps: DecisionStep[]): MeetingStory => ({
    ...story, decisions: story.decisions.map((one) => (one.id === which ? { ...one, ...change(one), steps: [...one.steps, ...steps] } : one)),
  })
  switch (kind) {
    case 'meeting-changed': {
      const { title, day, startsAt, place, chair, agenda, units } = payload
      return set({ title, day, startsAt, place, chair, agenda, units })
    }
    case 'meeting-called-off':
      return set({ state: 'called-off', calledOffReason: payload.reason })
    case 'meeting-papers': {
      const { papers, frozenAt, figures, speakers, readings } = payload
      return { ...story, papers: [...story.papers, { id: papers, frozenAt, frozenBy: by, figures, speakers, readings }] }
    }
    case 'meeting-recorded':
      return {
        ...set({ recordedAt: at }), attendance: payload.attendance,
        decisions: payload.decisions.map((one) => ({ ...one, endorsed: [], reportedAt: null, closedOn: null, extensionAsked: null, extensions: 0, urged: 0, urgedOn: null, steps: [] })),
        commitments: payload.commitments.map((one) => ({ ...one, judgedAt: null, judged: null })),
      }
    case 'meeting-minutes-issued':
      return set({ state: 'issued', minutesOrdinal: payload.ordinal, minutesNumber: payload.number, minutesHash: payload.sha256, issuedOn: payload.day, issuedBy: by })
    case 'meeting-decision-corrected': {
      const { correction, ordinal, decision, before, reason, day } = payload
      const after = decided(payload.decision, () => ({ ...payload.after, isDueByRule: false }), step('corrected', payload.reason))
      return { ...after, corrections: [...story.corrections, { id: correction, ordinal, decision, before, after: payload.after, reason, by, day }] }
    }
    case 'decision-noted':
      return decided(payload.decision, () => ({}), step('noted', payload.text))
    case 'decision-reported':
      return decided(payload.decision, () => ({ state: 'reported', endorsed: [], reportedAt: at }), step('reported', payload.text))
    case 'decision-endorsed':
      return decided(payload.decision, ({ endorsed }) => ({
        endorsed: by === null ? endorsed : [...endorsed, by], ...(payload.isClosed && { state: 'closed', closedOn: payload.day }),
      }), step('endorsed', payload.text))
    case 'decision-returned':
      return decided(payload.decision, () => ({ state: 'open', endorsed: [], reportedAt: null }), step('returned', payload.reason))
    case 'decision-extension-asked':
      return decided(payload.decision, () => ({ extensionAsked: payload.until }), step('extension-asked', payload.reason))
    case 'decision-extension-decided':
      return decided(payload.decision, ({ dueOn, extensions }) => ({
        extensionAsked: null, ...(payload.isGranted && { dueOn: payload.until, extensions: extensions + 1 }), dueOn: payload.isGranted ? payload.until : dueOn,
      }), step(payload.isGranted ? 'extension-granted' : 'extension-refused', payload.reason))
    case 'decision-urged':
      return decided(payload.decision, ({ urged }) => ({ urged: urged + 1, urgedOn: payload.day }))
    case 'commitment-judged': {
      const { commitment, state, judgedAt, judged } = payload
      return { ...story, commitments: story.commitments.map((one) => (one.id === commitment ? { ...one, state, judgedAt, judged } : one)) }
    }
  }
}
