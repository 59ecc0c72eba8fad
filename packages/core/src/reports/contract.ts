import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { CountedProblem } from '../problems/index.ts'
import { Instant } from '../kernel/time.ts'

export const BulletinSummary = z.object({
  id: Identifier,
  ordinal: z.number().int(),
  title: z.string(),
  asOf: Instant,
  earlierName: z.string(),
  laterName: z.string(),
  publishedByName: z.string().nullable(),
})
export type BulletinSummary = z.infer<typeof BulletinSummary>

/** A figure as it was when the bulletin was made. */
export const BulletinFigure = z.object({
  /** Its identifier, for a part followed by what it is narrowed to: `missed.township.431999101`. */
  name: z.string(),
  label: z.string(),
  /** Null where there is none: a share of nothing, an examination that is not set. */
  value: z.number().nullable(),
  /** As the document says it. */
  text: z.string(),
  /** How many it counts, in the unit of its list; 0 where it is no count of problems. */
  rows: z.number().int(),
})
export type BulletinFigure = z.infer<typeof BulletinFigure>

export const listBulletins = endpoint({
  name: 'listBulletins',
  method: 'GET',
  path: '/api/bulletins',
  access: 'reports:read',
  reply: z.object({ bulletins: z.array(BulletinSummary) }),
})

/** Computes the figures now, freezes them with the problems they count, and fills the office's template. */
export const makeBulletin = endpoint({
  name: 'makeBulletin',
  method: 'POST',
  path: '/api/bulletins',
  access: 'reports:publish',
  body: z.object({ id: Identifier, title: z.string().trim().min(1).max(100), earlier: Identifier, later: Identifier }),
  reply: BulletinSummary,
})

export const getBulletin = endpoint({
  name: 'getBulletin',
  method: 'GET',
  path: '/api/bulletins/:id',
  access: 'reports:read',
  reply: BulletinSummary.extend({ figures: z.array(BulletinFigure) }),
})

/** The problems that a figure counted when it was frozen, with their states today. */
export const listFigureRows = endpoint({
  name: 'listFigureRows',
  method: 'GET',
  path: '/api/bulletins/:id/figures/:name',
  access: 'reports:read',
  query: PageQuery,
  reply: pageOf(CountedProblem).extend({
    times: z.number().int(),
    figure: BulletinFigure,
    /** What the figure counted but lies outside the caller's jurisdiction; `times` is what lies inside. */
    outside: z.number().int().min(0),
  }),
})

/** A name that a bulletin's template may hold in braces. */
export const TemplateTag = z.object({ tag: z.string(), kind: z.enum(['figure', 'text', 'list']) })
export type TemplateTag = z.infer<typeof TemplateTag>

/** What an office may write into its template: figures, texts, and lists (`{#各乡镇}…{/各乡镇}`) to repeat over. */
export const listTemplateTags = endpoint({
  name: 'listTemplateTags',
  method: 'GET',
  path: '/api/bulletin-template/tags',
  access: 'reports:publish',
  reply: z.object({ tags: z.array(TemplateTag) }),
})

/*
 * Files: `GET /api/bulletins/:id/document.docx`; `GET /api/ledger.xlsx` with the query of `listProblems`;
 * `GET` and `PUT /api/bulletin-template.docx` (the office's own template; the upload is `multipart/form-data` with
 * one file).
 */
