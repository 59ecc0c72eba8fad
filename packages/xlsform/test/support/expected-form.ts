/**
 * A form as the specifications describe it, and what its answers must come to. Written from the XLSForm documentation and
 * the ODK XForms specification, and from nothing of the compiler: the tests hold what it compiles to beside this.
 */
export type Part = Section | Question

export interface Section {
  readonly kind: 'group' | 'repeat'
  readonly name: string
  readonly parts: readonly Part[]
}

export interface Question {
  readonly kind: 'question'
  readonly name: string
  readonly type: 'integer' | 'text' | 'calculate'
  /** Taken as it stands. */
  readonly default?: string
  /** Computed when the form opens, and for each new instance of the repeat around it. */
  readonly computedDefault?: Formula
  readonly calculation?: Formula
}

/** What a formula may be; every reference is to a question or repeat that stands before it. */
export type Formula =
  | { readonly kind: 'plus', readonly of: string, readonly add: number }
  | { readonly kind: 'text', readonly of: string, readonly and: string }
  | { readonly kind: 'sum' | 'join' | 'count', readonly of: string }
  | { readonly kind: 'position' }

/** The formula as an author writes it. */
export function written(formula: Formula): string {
  switch (formula.kind) {
    case 'plus': return `\${${formula.of}} + ${formula.add}`
    case 'text': return `concat(string(\${${formula.of}}), '/', string(\${${formula.and}}))`
    case 'sum': return `sum(\${${formula.of}})`
    case 'join': return `join(';', \${${formula.of}})`
    case 'count': return `count(\${${formula.of}})`
    case 'position': return 'position(..)'
  }
}

/** Where each part of a form stands. */
export class Outline {
  /** The repeats around each part, outermost first. */
  readonly repeats = new Map<string, readonly string[]>()
  readonly questions = new Map<string, Question>()

  constructor(parts: readonly Part[]) {
    this.#walk(parts, [])
  }

  #walk(parts: readonly Part[], repeats: readonly string[]): void {
    for (const part of parts) {
      this.repeats.set(part.name, repeats)
      if (part.kind === 'question') this.questions.set(part.name, part)
      else this.#walk(part.parts, part.kind === 'repeat' ? [...repeats, part.name] : repeats)
    }
  }

  /** Whether a reference from one part to another means one answer: each repeat around the other is around it as well. */
  isSingle(from: string, to: string): boolean {
    const around = this.repeats.get(from) ?? []
    return (this.repeats.get(to) ?? []).every((repeat, index) => around[index] === repeat)
  }
}

/** The answers of one instance of a section. */
export class Answers {
  readonly values = new Map<string, string>()
  readonly groups = new Map<string, Answers>()
  readonly repeats = new Map<string, Answers[]>()
  readonly path: string
  readonly parent: Answers | undefined
  /** Of an instance of a repeat: its name. */
  readonly repeat: string | undefined

  constructor(path: string, parent: Answers | undefined, repeat: string | undefined) {
    this.path = path
    this.parent = parent
    this.repeat = repeat
  }
}

/** A form being filled in. */
export class ExpectedForm {
  readonly root = new Answers('/data', undefined, undefined)
  readonly #outline: Outline
  readonly #parts: readonly Part[]

  constructor(parts: readonly Part[]) {
    this.#parts = parts
    this.#outline = new Outline(parts)
    this.#fill(this.root, parts, 'opening')
    this.#computeDefaults(this.root, parts)
  }

  /** A new instance has one of every repeat that stands in a group of it, none of those directly in it. */
  #fill(answers: Answers, parts: readonly Part[], why: 'opening' | 'new instance'): void {
    for (const part of parts) {
      if (part.kind === 'question') answers.values.set(part.name, part.default ?? '')
      else if (part.kind === 'group') {
        const group = new Answers(`${answers.path}/${part.name}`, answers, undefined)
        answers.groups.set(part.name, group)
        this.#fill(group, part.parts, 'opening')
      } else {
        answers.repeats.set(part.name, [])
        if (why === 'opening') this.#grow(answers, part)
      }
    }
  }

  #grow(answers: Answers, repeat: Section, why: 'opening' | 'new instance' = 'opening'): Answers {
    const instances = answers.repeats.get(repeat.name) ?? []
    const instance = new Answers(`${answers.path}/${repeat.name}[${instances.length + 1}]`, answers, repeat.name)
    instances.push(instance)
    this.#fill(instance, repeat.parts, why)
    return instance
  }

  #computeDefaults(answers: Answers, parts: readonly Part[]): void {
    for (const part of parts) {
      if (part.kind === 'question') {
        if (part.computedDefault !== undefined) {
          answers.values.set(part.name, this.#compute(part.name, part.computedDefault, answers))
        }
      } else if (part.kind === 'group') {
        const group = answers.groups.get(part.name)
        if (group !== undefined) this.#computeDefaults(group, part.parts)
      } else for (const instance of answers.repeats.get(part.name) ?? []) this.#computeDefaults(instance, part.parts)
    }
  }

  /** Every range of instances there is now, with the path its client knows it by. */
  ranges(): { path: string, add: () => void }[] {
    const found: { path: string, add: () => void }[] = []
    for (const { answers, parts } of this.#sections()) {
      for (const part of parts) {
        if (part.kind !== 'repeat') continue
        found.push({
          path: `${answers.path}/${part.name}`,
          add: () => this.#computeDefaults(this.#grow(answers, part, 'new instance'), part.parts),
        })
      }
    }
    return found
  }

  /** Every number that can be answered now. */
  numbers(): { path: string, answer: (value: string) => void }[] {
    return [...this.#sections()].flatMap(({ answers, parts }) => parts.flatMap(part =>
      part.kind !== 'question' || part.type !== 'integer' ? [] : [{
        path: `${answers.path}/${part.name}`,
        answer: (value: string) => { answers.values.set(part.name, value) },
      }]))
  }

  /** What every question of the record holds, by path. */
  record(): Map<string, string> {
    const record = new Map<string, string>()
    for (const { answers, parts } of this.#sections()) for (const part of parts) {
      if (part.kind === 'question') record.set(`${answers.path}/${part.name}`, this.#valueOf(part, answers))
    }
    return record
  }

  *#sections(answers = this.root, parts = this.#parts): Generator<{ answers: Answers, parts: readonly Part[] }> {
    yield { answers, parts }
    for (const part of parts) {
      if (part.kind === 'group') {
        const group = answers.groups.get(part.name)
        if (group !== undefined) yield* this.#sections(group, part.parts)
      } else if (part.kind === 'repeat') {
        for (const instance of answers.repeats.get(part.name) ?? []) yield* this.#sections(instance, part.parts)
      }
    }
  }

  #valueOf(question: Question, answers: Answers): string {
    if (question.calculation !== undefined) return this.#compute(question.name, question.calculation, answers)
    return answers.values.get(question.name) ?? ''
  }

  #compute(from: string, formula: Formula, answers: Answers): string {
    switch (formula.kind) {
      case 'plus': return String(Number(this.#all(from, formula.of, answers)[0]) + formula.add)
      case 'text': return [formula.of, formula.and].map(name => this.#all(from, name, answers)[0] ?? '').join('/')
      case 'sum': return this.#sum(this.#all(from, formula.of, answers))
      case 'join': return this.#all(from, formula.of, answers).join(';')
      case 'count': return String(this.#all(from, formula.of, answers).length)
      case 'position': return String((answers.parent?.repeats.get(answers.repeat ?? '') ?? []).indexOf(answers) + 1)
    }
  }

  /** XPath 1.0 has 0 for a sum of nothing; the engine of the tests leaves it empty. */
  #sum(values: readonly string[]): string {
    return values.length === 0 ? '' : String(values.reduce((sum, value) => sum + Number(value), 0))
  }

  /**
   * What a reference stands for: within the innermost repeat that both stand in, the answers of the same instance of it;
   * of repeats further in, the answers of all instances.
   */
  #all(from: string, to: string, answers: Answers): string[] {
    const [around, target] = [this.#outline.repeats.get(from) ?? [], this.#outline.repeats.get(to) ?? []]
    let shared = 0
    while (shared < around.length && around[shared] === target[shared]) shared++
    let scope: Answers | undefined = answers
    for (let depth = around.length; scope !== undefined; scope = scope.parent) {
      if (depth === shared && (scope.repeat !== undefined || scope === this.root)) break
      if (scope.repeat !== undefined) depth--
    }
    return scope === undefined ? [] : this.#gather(to, scope)
  }

  #gather(name: string, answers: Answers): string[] {
    const question = this.#outline.questions.get(name)
    const found: string[] = []
    if (question !== undefined && answers.values.has(name)) found.push(this.#valueOf(question, answers))
    for (const group of answers.groups.values()) found.push(...this.#gather(name, group))
    for (const [repeat, instances] of answers.repeats) {
      if (repeat === name) found.push(...instances.map(() => ''))
      else for (const instance of instances) found.push(...this.#gather(name, instance))
    }
    return found
  }
}
