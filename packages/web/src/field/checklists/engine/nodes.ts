/**
 * What we use of the engine's nodes. The engine's own declarations refer to a file that its package does not contain,
 * so that most of its types cannot be resolved; these are the parts that its documentation promises.
 */
export type FormNode = InputNode | RangeNode | SelectNode | RankNode | TriggerNode | UploadNode | NoteNode | ModelNode
  | GroupNode | RepeatNode | RepeatInstanceNode

/** A question: a node that a person sees and, unless it is a note, answers. */
export type QuestionNode = InputNode | RangeNode | SelectNode | RankNode | TriggerNode | UploadNode | NoteNode

export type ValueType = 'string' | 'int' | 'decimal' | 'boolean' | 'date' | 'time' | 'dateTime' | 'geopoint' | 'geotrace'
  | 'geoshape' | 'binary' | 'barcode' | 'intent'

/** A text of the form in the active language; it may be Markdown. */
export interface FormText {
  readonly asString: string
  readonly formatted: readonly MarkdownNode[]
}

export interface MarkdownNode {
  readonly role: 'parent' | 'child' | 'line-break' | 'html'
  readonly elementName?: string
  readonly children?: readonly MarkdownNode[]
  readonly value?: string
}

export interface Violation {
  readonly condition: 'constraint' | 'required'
  readonly message: FormText | null
}

interface NodeState {
  /** The path of the node with the positions of repeats, such as `/data/person[2]/age`. */
  readonly reference: string
  readonly relevant: boolean
  readonly readonly: boolean
  readonly required: boolean
  readonly label: FormText | null
  readonly hint: FormText | null
}

interface QuestionState<Value> extends NodeState {
  readonly value: Value
}

interface SectionState extends NodeState {
  readonly children: readonly FormNode[]
}

/** Single words such as `multiline`; asking for one that is not there gives false. */
type Appearances = Readonly<Record<string, boolean>> | null

interface Node<Type extends string, State> {
  readonly nodeType: Type
  readonly nodeId: string
  readonly appearances: Appearances
  readonly currentState: State
}

interface Question<Type extends string, Value> extends Node<Type, QuestionState<Value>> {
  readonly validationState: { readonly violation: Violation | null }
}

/** What the engine holds as a value; every question takes its text. */
export type EngineValue = string | number | bigint | GeoPoint | readonly GeoPoint[] | null | { toString(): string }

export interface GeoPoint {
  readonly latitude: number
  readonly longitude: number
  readonly altitude: number | null
  readonly accuracy: number | null
}

export interface InputNode extends Question<'input', EngineValue> {
  readonly valueType: ValueType
  setValue(value: string): void
}

export interface RangeNode extends Question<'range', EngineValue> {
  readonly valueType: 'int' | 'decimal'
  readonly definition: { readonly bodyElement: { readonly bounds: { readonly start: string, readonly end: string, readonly step: string } } }
  setValue(value: string): void
}

export interface Choice {
  readonly value: string
  readonly label: FormText
}

interface ChoiceState extends QuestionState<readonly string[]> {
  readonly valueOptions: readonly Choice[]
}

export interface SelectNode extends Node<'select', ChoiceState> {
  readonly selectType: 'select' | 'select1'
  readonly validationState: { readonly violation: Violation | null }
  selectValue(value: string | null): void
  selectValues(values: readonly string[]): void
}

export interface RankNode extends Node<'rank', ChoiceState> {
  readonly validationState: { readonly violation: Violation | null }
  setValues(values: readonly string[]): void
}

export interface TriggerNode extends Question<'trigger', boolean> {
  setValue(value: boolean): void
}

export interface UploadNode extends Question<'upload', File | null> {
  readonly nodeOptions: { readonly media: { readonly accept: string, readonly type: string | null } }
  setValue(value: File | null): void
}

export type NoteNode = Question<'note', EngineValue>

/** Kept by the form itself and never shown: calculated, hidden, preloaded. */
export type ModelNode = Question<'model-value', EngineValue>

export type GroupNode = Node<'group', SectionState>

export type RepeatInstanceNode = Node<'repeat-instance', SectionState>

interface RepeatState extends NodeState {
  readonly children: readonly RepeatInstanceNode[]
}

/** A repeat whose count the form decides, or (uncontrolled) whoever fills it in. */
export type RepeatNode = Node<'repeat-range:controlled', RepeatState> | OpenRepeatNode

export interface OpenRepeatNode extends Node<'repeat-range:uncontrolled', RepeatState> {
  addInstances(afterIndex?: number, count?: number): void
  removeInstances(startIndex: number, count?: number): void
}

export interface FormLanguage {
  readonly language: string
}

/** What is wrong somewhere in the form. */
export interface PlacedViolation {
  readonly nodeId: string
  readonly reference: string
  readonly violation: Violation
}

/** The filled form as a whole. */
export interface RootNode {
  readonly currentState: { readonly children: readonly FormNode[], readonly activeLanguage: FormLanguage }
  readonly validationState: { readonly violations: readonly PlacedViolation[] }
  readonly instanceState: { readonly instanceXML: string }
  readonly languages: readonly FormLanguage[]
  setLanguage(language: FormLanguage): void
  prepareInstancePayload(): Promise<{ readonly data: readonly [{ get(name: 'xml_submission_file'): Blob }] }>
}
