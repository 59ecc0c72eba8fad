import type { ParameterRule } from './parameters.ts'
import {
  audioParameters, auditParameters, backgroundAudioParameters, geopointParameters, geometryParameters, imageParameters,
  rangeParameters, selectFileParameters, selectParameters, textParameters,
} from './parameters.ts'

/** The form control that shows a question. */
export type ControlTag = 'input' | 'select' | 'select1' | 'odk:rank' | 'upload' | 'trigger' | 'range'

/** What a question type means in ODK XForms. */
export interface QuestionType {
  readonly name: string
  /** The control that shows it; without one it is never shown. */
  readonly control?: ControlTag
  /** Attributes of its bind. */
  readonly bind: Readonly<Record<string, string>>
  /** Attributes of its control. */
  readonly attributes?: Readonly<Record<string, string>>
  /** What its `parameters` cell may hold. */
  readonly parameters: readonly ParameterRule[]
  /** Where its choices come from. */
  readonly choices?: 'list' | 'file' | 'external'
  /** An action of the model that fills it in. */
  readonly action?: { readonly tag: string, readonly event: string }
  /** A question without data: it only makes a file available to expressions. */
  readonly externalFile?: 'xml' | 'csv'
  /** Lives in the `meta` block. */
  readonly meta?: true
  /** Filled in whenever its trigger changes. */
  readonly needsTrigger?: true
  readonly hint?: ReadyMadeHint
  /** Telephones no longer tell it. */
  readonly obsolete?: true
}

/** A hint that a question of the type has unless its row gives one. */
export type ReadyMadeHint = 'numbersOnly' | { readonly numberTo: number }

function shown(
  name: string, control: ControlTag, type: string, parameters: readonly ParameterRule[] = [],
  attributes?: Readonly<Record<string, string>>,
): QuestionType {
  return { name, control, bind: { type }, parameters, ...(attributes === undefined ? {} : { attributes }) }
}

function upload(name: string, mediatype: string, parameters: readonly ParameterRule[] = []): QuestionType {
  return shown(name, 'upload', 'binary', parameters, { mediatype })
}

/** Number questions that early Formhub had ready-made. */
function days(name: string, most: number): QuestionType {
  return { ...shown(name, 'input', 'int'), bind: upTo(most), hint: { numberTo: most } }
}

function upTo(most: number): QuestionType['bind'] {
  return { type: 'int', constraint: `0 <= . and . <= ${most}` }
}

function preloaded(name: string, type: string, preload: string, preloadParams: string): QuestionType {
  return { name, bind: { type, 'jr:preload': preload, 'jr:preloadParams': preloadParams }, parameters: [] }
}

function select(
  name: string, control: ControlTag, choices: 'list' | 'file', type = 'string',
): QuestionType {
  const parameters = choices === 'file' ? selectFileParameters : selectParameters
  return { name, control, bind: { type }, parameters, choices }
}

const all: readonly QuestionType[] = [
  shown('text', 'input', 'string', textParameters),
  shown('integer', 'input', 'int'),
  shown('decimal', 'input', 'decimal'),
  shown('range', 'range', 'int', rangeParameters),
  shown('date', 'input', 'date'),
  shown('time', 'input', 'time'),
  shown('dateTime', 'input', 'dateTime'),
  shown('barcode', 'input', 'barcode'),
  shown('geopoint', 'input', 'geopoint', geopointParameters),
  shown('geotrace', 'input', 'geotrace', geometryParameters),
  shown('geoshape', 'input', 'geoshape', geometryParameters),
  shown('acknowledge', 'trigger', 'string'),
  { name: 'note', control: 'input', bind: { type: 'string', readonly: 'true()' }, parameters: [] },
  upload('image', 'image/*', imageParameters),
  upload('audio', 'audio/*', audioParameters),
  upload('video', 'video/*'),
  upload('file', 'application/*'),
  upload('osm', 'osm/*'),
  select('select_one', 'select1', 'list'),
  select('select_multiple', 'select', 'list'),
  select('rank', 'odk:rank', 'list', 'odk:rank'),
  select('select_one_from_file', 'select1', 'file'),
  select('select_multiple_from_file', 'select', 'file'),
  { name: 'select_one_external', control: 'input', bind: { type: 'string' }, parameters: selectParameters, choices: 'external' },
  { name: 'calculate', bind: { type: 'string' }, parameters: [] },
  { name: 'hidden', bind: { type: 'string' }, parameters: [] },
  { name: 'xml-external', bind: {}, parameters: [], externalFile: 'xml' },
  { name: 'csv-external', bind: {}, parameters: [], externalFile: 'csv' },
  { name: 'audit', bind: { type: 'binary' }, parameters: auditParameters, meta: true },
  {
    name: 'background-audio', bind: { type: 'binary' }, parameters: backgroundAudioParameters,
    action: { tag: 'odk:recordaudio', event: 'odk-instance-load' },
  },
  {
    name: 'start-geopoint', bind: { type: 'geopoint' }, parameters: [],
    action: { tag: 'odk:setgeopoint', event: 'odk-instance-first-load' },
  },
  { name: 'background-geopoint', bind: { type: 'geopoint' }, parameters: [], needsTrigger: true },
  preloaded('start', 'dateTime', 'timestamp', 'start'),
  preloaded('end', 'dateTime', 'timestamp', 'end'),
  preloaded('today', 'date', 'date', 'today'),
  preloaded('deviceid', 'string', 'property', 'deviceid'),
  preloaded('username', 'string', 'property', 'username'),
  preloaded('email', 'string', 'property', 'email'),
  preloaded('phonenumber', 'string', 'property', 'phonenumber'),
  ...['simserial', 'subscriberid'].map((property): QuestionType =>
    ({ ...preloaded(property, 'string', 'property', property), obsolete: true })),
  ...['deviceid', 'username', 'email', 'phonenumber', 'simserial', 'subscriberid']
    .map(property => preloaded(`uri:${property}`, 'string', 'property', `uri:${property}`)),
  {
    ...shown('phone_number', 'input', 'string'), bind: { type: 'string', constraint: 'regex(., \'^\\d*$\')' },
    hint: 'numbersOnly',
  },
  { ...shown('percentage', 'input', 'int'), bind: upTo(100) },
  days('number_of_days_in_last_month', 31),
  days('number_of_days_in_last_six_months', 183),
  days('number_of_days_in_last_year', 365),
]

/** Every question type, by its standard name. */
export const questionTypes: ReadonlyMap<string, QuestionType> = new Map(all.map(type => [type.name, type]))

/** Other names of question types, in snake case. */
const otherNames: Readonly<Record<string, string>> = {
  string: 'text', int: 'integer', datetime: 'dateTime', date_time: 'dateTime', photo: 'image', picture: 'image',
  gps: 'geopoint', location: 'geopoint', trigger: 'acknowledge', imei: 'deviceid', device_id: 'deviceid',
  sim_id: 'simserial', subscriber_id: 'subscriberid', start_time: 'start', end_time: 'end',
  select1: 'select_one', select: 'select_multiple', select_one_from: 'select_one', select_one_using: 'select_one',
  select_all_that_apply: 'select_multiple', select_all_that_apply_from: 'select_multiple',
  select_multiple_from: 'select_multiple', select_multiple_using: 'select_multiple',
}

/** Types that were once written `add … prompt` or `q …`. */
const asked = [
  'text', 'string', 'integer', 'int', 'decimal', 'date', 'datetime', 'date_time', 'note', 'image', 'photo', 'picture',
  'audio', 'video', 'file', 'barcode', 'location', 'geopoint', 'geoshape', 'geotrace', 'acknowledge', 'calculate',
  'select1', 'select',
]

/** Historical and convenient names, in snake case, of question types. */
export const typeAliases: Readonly<Record<string, string>> = {
  ...otherNames,
  ...Object.fromEntries(asked.flatMap(name => {
    const meant = otherNames[name] ?? name
    return [[`add_${name}_prompt`, meant], [`q_${name}`, meant]]
  })),
  add_select_one_prompt_using: 'select_one', add_select_multiple_prompt_using: 'select_multiple',
  get_start_time: 'start', get_end_time: 'end', get_today: 'today', get_device_id: 'deviceid',
  get_phone_number: 'phonenumber', get_sim_id: 'simserial', get_subscriber_id: 'subscriberid',
}
