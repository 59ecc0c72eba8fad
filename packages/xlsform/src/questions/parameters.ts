/** What the value of a parameter may be. */
export type ParameterKind =
  | { readonly kind: 'whole' }
  | { readonly kind: 'number' }
  | { readonly kind: 'numberOrReference' }
  | { readonly kind: 'oneOf', readonly values: readonly string[] }
  /** Either way: `true`, `yes`, `False`, … */
  | { readonly kind: 'yesNo' }
  /** Given or left out: `true`, `yes`, `true()`. */
  | { readonly kind: 'true' }
  | { readonly kind: 'name' }
  | { readonly kind: 'package' }
  /** A list, an attached file, or a repeat as `${repeat}`. */
  | { readonly kind: 'nameOrReference' }

/** One key of the `parameters` column. */
export interface ParameterRule {
  readonly key: string
  readonly value: ParameterKind
  /** Appearances that another program does not take part in, so that it is passed over. */
  readonly unlessAppearance?: RegExp
  /** The attribute it becomes, on the bind or on the control; without one the compiler itself uses it. */
  readonly attribute?: { readonly of: 'bind' | 'control' | 'action', readonly name: string }
}

const yesNoValues: ParameterKind = { kind: 'yesNo' }

function onBind(key: string, value: ParameterKind, name = `odk:${key}`): ParameterRule {
  return { key, value, attribute: { of: 'bind', name } }
}

function onControl(key: string, value: ParameterKind, name = key): ParameterRule {
  return { key, value, attribute: { of: 'control', name } }
}

const referenceGeometry: ParameterRule = { key: 'reference-geometry', value: { kind: 'nameOrReference' } }
const mockAccuracy = onBind('allow-mock-accuracy', yesNoValues)
const recordingQualities = ['voice-only', 'low', 'normal']

export const textParameters: readonly ParameterRule[] = [onControl('rows', { kind: 'whole' })]

/** Range is written out by `range.ts`, which also knows the defaults. */
export const rangeParameters: readonly ParameterRule[] = [
  onControl('start', { kind: 'number' }),
  onControl('end', { kind: 'number' }),
  onControl('step', { kind: 'number' }),
  onControl('tick_interval', { kind: 'number' }, 'odk:tick-interval'),
  onControl('placeholder', { kind: 'number' }, 'odk:placeholder'),
  { key: 'tick_labelset', value: { kind: 'name' } },
]

export const imageParameters: readonly ParameterRule[] = [
  onBind('max-pixels', { kind: 'whole' }, 'orx:max-pixels'),
  { ...onControl('app', { kind: 'package' }, 'intent'), unlessAppearance: /^(?!annotate$)/ },
]

export const audioParameters: readonly ParameterRule[] = [
  onBind('quality', { kind: 'oneOf', values: [...recordingQualities, 'external'] }),
]

export const backgroundAudioParameters: readonly ParameterRule[] = [{
  key: 'quality',
  value: { kind: 'oneOf', values: recordingQualities },
  attribute: { of: 'action', name: 'odk:quality' },
}]

export const geopointParameters: readonly ParameterRule[] = [
  mockAccuracy,
  onControl('capture-accuracy', { kind: 'number' }, 'accuracyThreshold'),
  onControl('warning-accuracy', { kind: 'number' }, 'unacceptableAccuracyThreshold'),
  referenceGeometry,
]

export const geometryParameters: readonly ParameterRule[] = [
  mockAccuracy,
  onControl('incremental', { kind: 'true' }),
  referenceGeometry,
]

export const selectParameters: readonly ParameterRule[] = [
  { key: 'randomize', value: yesNoValues },
  { key: 'seed', value: { kind: 'numberOrReference' } },
]

export const selectFileParameters: readonly ParameterRule[] = [
  ...selectParameters,
  { key: 'value', value: { kind: 'name' } },
  { key: 'label', value: { kind: 'name' } },
]

export const auditParameters: readonly ParameterRule[] = [
  onBind('track-changes', yesNoValues),
  onBind('track-changes-reasons', { kind: 'oneOf', values: ['on-form-edit'] }),
  onBind('identify-user', yesNoValues),
  onBind('location-priority', { kind: 'oneOf', values: ['no-power', 'low-power', 'balanced', 'high-accuracy'] }),
  onBind('location-min-interval', { kind: 'whole' }),
  onBind('location-max-age', { kind: 'whole' }),
]

/** The parameters of a question, by key. */
export type Parameters = ReadonlyMap<string, string>
