import { z } from 'zod'
import { CheckItem } from '../checklists/index.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'
import { Subject, SubjectKind } from '../subjects/index.ts'
import { ProblemView } from './contract.ts'

/** What can be chosen among: a person has problems where a roster or a visit says so, and nobody opens one by hand. */
export const OpenableKind = SubjectKind.exclude(['member', 'thing'])

/** What a problem is opened on: something that has its identifier, or something in a village, known by its name there. */
export const OpenedSubject = z.union([
  z.object({ id: Identifier }),
  z.object({ village: RegionCode, thing: z.string().trim().min(1).max(60) }),
])
export type OpenedSubject = z.infer<typeof OpenedSubject>

export const Opening = z.object({
  /** Of the entry, made by the client: the same request sent twice opens one problem. */
  id: Identifier,
  subject: OpenedSubject,
  standard: z.string().max(80),
  item: z.string().max(40),
  /** What was seen or told, and by whom. */
  note: z.string().trim().min(1).max(500),
})
export type Opening = z.infer<typeof Opening>

/** Opens a problem by hand; one that was settled comes back one spell later. */
export const openProblem = endpoint({
  name: 'openProblem',
  method: 'POST',
  path: '/api/problems',
  access: 'problems:open',
  body: Opening,
  reply: ProblemView,
})

/** The most subjects that a search for one tells. */
export const SUBJECT_CHOICES = 50

/** Subjects of a kind whose name or number begins so. */
export const listSubjects = endpoint({
  name: 'listSubjects',
  method: 'GET',
  path: '/api/subjects',
  access: 'problems:open',
  query: z.object({ kind: OpenableKind, text: z.string().trim().max(60).default('') }),
  reply: z.object({ subjects: z.array(Subject.extend({ region: RegionCode })) }),
})

/** The check items that problems can be opened with, by published standard, the newest first. */
export const listStandards = endpoint({
  name: 'listStandards',
  method: 'GET',
  path: '/api/standards',
  access: 'problems:open',
  reply: z.object({ standards: z.array(z.object({ id: z.string(), title: z.string(), items: z.array(CheckItem) })) }),
})
