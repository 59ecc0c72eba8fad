import { en, type MessageCode } from './messages/en.ts'
import { zhCN } from './messages/zh-CN.ts'
import { visible } from './sheets/invisible.ts'

/** Languages in which problems are worded. */
export type Locale = 'zh-CN' | 'en'

/** Where in the workbook something stands. Rows are numbered as Excel shows them, the heading row being 1. */
export interface Place {
  readonly sheet: string
  readonly row?: number
  /** The heading as the author wrote it. */
  readonly column?: string
  /** The cell's address as Excel shows it, such as `F12`. */
  readonly cell?: string
}

/** One thing wrong, or worth a look, in the workbook. */
export interface Problem extends Place {
  readonly code: MessageCode
  /** The parts that vary, for callers that word the message themselves. */
  readonly values: Readonly<Record<string, string>>
  /** A sentence saying what is wrong and what to do. */
  readonly message: string
}

/** Thrown when a workbook cannot be compiled; carries every error found, the first one's place on the error itself. */
export class XlsformError extends Error {
  override readonly name = 'XlsformError'
  readonly problems: readonly Problem[]
  readonly sheet: string | undefined
  readonly row: number | undefined
  readonly column: string | undefined

  constructor(problems: readonly Problem[]) {
    super(problems.map(describe).join('\n'))
    this.problems = problems
    this.sheet = problems[0]?.sheet
    this.row = problems[0]?.row
    this.column = problems[0]?.column
  }
}

/** Words a problem with its place in front: `survey!F12 (relevant): …`. */
export function describe(problem: Problem): string {
  const address = problem.cell ?? (problem.row === undefined ? undefined : String(problem.row))
  const place = address === undefined ? problem.sheet : `${problem.sheet}!${address}`
  return `${place}${problem.column === undefined ? '' : ` (${problem.column})`}: ${problem.message}`
}

/**
 * What this compiler refuses on purpose although the reference compiler takes it; a caller may have it only warned of.
 * What no client could open is not among these.
 */
export const tolerable = [
  'cell-error', 'entity-list-not-attached', 'expression-character', 'expression-close', 'expression-full-width',
  'expression-open', 'expression-operator', 'expression-quote', 'expression-unexpected', 'expression-value',
  'external-list-unknown', 'instance-clash', 'label-missing', 'name-full-width', 'trigger-outside', 'yes-no',
] as const satisfies readonly MessageCode[]

/** A problem that a caller may have only warned of. */
export type Tolerable = typeof tolerable[number]

const catalogues: Readonly<Record<Locale, Readonly<Record<MessageCode, string>>>> = { en, 'zh-CN': zhCN }

/** More than this and the author needs the first ones, not the list. */
const MOST_ERRORS = 200

/** The same of warnings; those beyond it are left out. */
const MOST_WARNINGS = 1000

/** Collects what is found wrong during one compilation, so that several errors are reported at once. */
export class Problems {
  readonly #warnings: Problem[] = []
  readonly #errors: Problem[] = []
  readonly #messages: Readonly<Record<MessageCode, string>>

  readonly #tolerated: ReadonlySet<MessageCode>
  /** Cells that could not be read at all: what else is wrong with them follows from that. */
  readonly #unread = new Set<string>()

  constructor(locale: Locale, tolerated: ReadonlySet<MessageCode> = new Set()) {
    this.#messages = catalogues[locale]
    this.#tolerated = tolerated
  }

  /** Records an error; one that the caller tolerates becomes a warning, and whoever reports it goes on. */
  error(place: Place, code: MessageCode, values: Readonly<Record<string, string>> = {}): void {
    if (this.#tolerated.has(code)) return this.warn(place, code, values)
    const address = place.cell === undefined ? undefined : `${place.sheet}!${place.cell}`
    if (address !== undefined && this.#unread.has(address)) return
    if (address !== undefined && (code === 'cell-error' || code === 'cell-long')) this.#unread.add(address)
    this.#errors.push(this.#problem(place, code, values))
    if (this.#errors.length >= MOST_ERRORS) throw new XlsformError(inOrder(this.#errors))
  }

  warn(place: Place, code: MessageCode, values: Readonly<Record<string, string>> = {}): void {
    if (this.#warnings.length >= MOST_WARNINGS) return
    this.#warnings.push(this.#problem(place, code, values))
  }

  /** The warnings so far, in the order of the workbook. */
  get warnings(): Problem[] {
    return inOrder(this.#warnings)
  }

  get hasErrors(): boolean {
    return this.#errors.length > 0
  }

  /** Ends the compilation if anything was wrong. */
  throwIfErrors(): void {
    if (this.#errors.length > 0) throw new XlsformError(inOrder(this.#errors))
  }

  #problem(place: Place, code: MessageCode, values: Readonly<Record<string, string>>): Problem {
    const shown = { ...values }
    const message = this.#messages[code].replace(/\{(\w+)\}/g, (whole, key: string) => visible(shorten(shown[key] ?? whole)))
    return { ...place, code, values: shown, message }
  }
}

const sheetOrder = ['survey', 'choices']

/** By sheet, the survey first, and by row within it. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const rank = ({ sheet }: Problem): number => {
    const index = sheetOrder.indexOf(sheet)
    return index < 0 ? sheetOrder.length : index
  }
  return [...problems].sort((a, b) =>
    rank(a) - rank(b) || a.sheet.localeCompare(b.sheet) || (a.row ?? 0) - (b.row ?? 0))
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
