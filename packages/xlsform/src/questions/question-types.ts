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
}

function shown(
  name: string, control: ControlTag, type: string, parameters: readonly ParameterRule[] = [],
  attributes?: Readonly<Record<string, string>>,
): QuestionType {
  return { name, control, bind: { type }, parameters, ...(attributes === undefined ? {} : { attributes }) }
}

function upload(name: string, mediatype: string, parameters: readonly ParameterRule[] = []): QuestionType {
  return shown(name, 'upload', 'binary', parameters, { mediatype })
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
  { name: 'select_one_external', control: 'input', bind: { type: 'string' }, parameters: [], choices: 'external' },
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
  preloaded('simserial', 'string', 'property', 'simserial'),
  preloaded('subscriberid', 'string', 'property', 'subscriberid'),
  ...['deviceid', 'username', 'email', 'phonenumber', 'simserial', 'subscriberid']
    .map(property => preloaded(`uri:${property}`, 'string', 'property', `uri:${property}`)),
]

/** Every question type, by its standard name. */
export const questionTypes: ReadonlyMap<string, QuestionType> = new Map(all.map(type => [type.name, type]))

/** Historical and convenient names, in snake case, of question types. */
export const typeAliases: Readonly<Record<string, string>> = {
  string: 'text', int: 'integer', datetime: 'dateTime', date_time: 'dateTime', photo: 'image', gps: 'geopoint',
  location: 'geopoint', trigger: 'acknowledge', imei: 'deviceid', device_id: 'deviceid', phone_number: 'phonenumber',
  sim_id: 'simserial', subscriber_id: 'subscriberid', start_time: 'start', end_time: 'end',
  select1: 'select_one', select: 'select_multiple', select_one_from: 'select_one',
  select_all_that_apply: 'select_multiple', select_all_that_apply_from: 'select_multiple',
  select_multiple_from: 'select_multiple', add_select_one_prompt_using: 'select_one',
  add_select_multiple_prompt_using: 'select_multiple', add_text_prompt: 'text', add_integer_prompt: 'integer',
  add_decimal_prompt: 'decimal', add_date_prompt: 'date', add_datetime_prompt: 'dateTime',
  add_date_time_prompt: 'dateTime', add_note_prompt: 'note', add_image_prompt: 'image', add_photo_prompt: 'image',
  add_audio_prompt: 'audio', add_video_prompt: 'video', add_file_prompt: 'file', add_barcode_prompt: 'barcode',
  add_location_prompt: 'geopoint', add_acknowledge_prompt: 'acknowledge', add_calculate_prompt: 'calculate',
  get_start_time: 'start', get_end_time: 'end', get_today: 'today', get_device_id: 'deviceid',
  get_phone_number: 'phonenumber', get_sim_id: 'simserial', get_subscriber_id: 'subscriberid',
}
