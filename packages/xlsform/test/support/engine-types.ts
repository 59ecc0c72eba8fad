/**
 * What the tests use of the engine's nodes. Its own declarations refer to a file that its package does not contain, so
 * that most of its types cannot be resolved.
 */
export type EngineNode = PlainNode | ValueNode | SelectNode | RankNode | TriggerNode | UploadNode | RepeatNode

interface Shown {
  readonly asString: string
}

interface State {
  readonly reference: string
  readonly relevant: boolean
  readonly readonly: boolean
  readonly label: Shown | null
  readonly hint: Shown | null
  readonly children: readonly EngineNode[] | null
}

interface Choices extends State {
  readonly valueOptions: readonly { readonly value: string, readonly label: Shown }[]
}

interface PlainNode {
  readonly nodeType: 'group' | 'repeat-instance' | 'repeat-range:controlled' | 'model-value' | 'note'
  readonly currentState: State
}

interface ValueNode {
  readonly nodeType: 'input' | 'range'
  readonly valueType: string
  readonly currentState: State
  setValue(value: string): void
}

interface SelectNode {
  readonly nodeType: 'select'
  readonly currentState: Choices
  selectValue(value: string): void
  selectValues(values: readonly string[]): void
}

interface RankNode {
  readonly nodeType: 'rank'
  readonly currentState: Choices
  setValues(values: readonly string[]): void
}

interface TriggerNode {
  readonly nodeType: 'trigger'
  readonly currentState: State
  setValue(value: boolean): void
}

interface UploadNode {
  readonly nodeType: 'upload'
  readonly currentState: State
  setValue(value: File): void
}

interface RepeatNode {
  readonly nodeType: 'repeat-range:uncontrolled'
  readonly currentState: State
  addInstances(): void
}

interface Language {
  readonly language: string
}

/** The form as a whole. */
export interface EngineRoot {
  readonly currentState: { readonly children: readonly EngineNode[] }
  readonly languages: readonly Language[]
  readonly validationState: {
    readonly violations: readonly {
      readonly reference: string
      readonly violation: { readonly condition: string, readonly message: Shown | null }
    }[]
  }
  setLanguage(language: Language): void
  prepareInstancePayload(): Promise<{ readonly data: readonly [{ get(name: 'xml_submission_file'): Blob }] }>
}
