/** What the headings of one sheet may be. */
export interface SheetColumns {
  /** Headings known as they are, in snake case. */
  readonly known: ReadonlySet<string>
  /** Other names, in snake case, and what they stand for; `::` separates the parts. */
  readonly aliases: Readonly<Record<string, string>>
  /** Columns whose text is shown to people: they may have a language, and keep their quotation marks. */
  readonly translatable: ReadonlySet<string>
  /** Columns without which the sheet means nothing. */
  readonly required: readonly string[]
  /** Whether a sheet may have columns of the author's own. */
  readonly closed?: true
  /** Older names of columns, in snake case, that give way to a newer one of the same meaning beside them. */
  readonly older?: ReadonlySet<string>
}

const media = {
  image: 'media::image',
  'big-image': 'media::big-image',
  audio: 'media::audio',
  video: 'media::video',
}
const translatableMedia = ['media::image', 'media::big-image', 'media::audio', 'media::video']

/** The survey sheet, including the historical names of its columns. */
export const surveyColumns: SheetColumns = {
  known: new Set([
    'type', 'name', 'label', 'hint', 'guidance_hint', 'default', 'parameters', 'choice_filter', 'trigger', 'media',
    'bind', 'control', 'instance', 'intent', 'disabled',
  ]),
  aliases: {
    ...media,
    command: 'type',
    tag: 'name',
    value: 'name',
    caption: 'label',
    body: 'control',
    appearance: 'control::appearance',
    autoplay: 'control::autoplay',
    rows: 'control::rows',
    count: 'control::jr:count',
    repeat_count: 'control::jr:count',
    'jr:count': 'control::jr:count',
    relevant: 'bind::relevant',
    relevance: 'bind::relevant',
    required: 'bind::required',
    constraint: 'bind::constraint',
    calculation: 'bind::calculate',
    calculate: 'bind::calculate',
    readonly: 'bind::readonly',
    read_only: 'bind::readonly',
    constraint_message: 'bind::jr:constraintMsg',
    constraining_message: 'bind::jr:constraintMsg',
    required_message: 'bind::jr:requiredMsg',
    requiredmsg: 'bind::jr:requiredMsg',
    no_app_error_string: 'bind::jr:noAppErrorString',
    noapperrorstring: 'bind::jr:noAppErrorString',
    save_to: 'bind::entities:saveto',
    compact_tag: 'instance::odk:tag',
  },
  translatable: new Set([
    'label', 'hint', 'guidance_hint', ...translatableMedia,
    'bind::jr:constraintMsg', 'bind::jr:requiredMsg', 'bind::jr:noAppErrorString',
  ]),
  required: ['type'],
}

/** The choices sheet; every other column travels with the choice, for `choice_filter`. */
export const choiceColumns: SheetColumns = {
  known: new Set(['list_name', 'name', 'label', 'media']),
  aliases: { ...media, list: 'list_name', caption: 'label', value: 'name' },
  translatable: new Set(['label', ...translatableMedia]),
  required: ['list_name', 'name'],
}

/** The settings sheet: one heading row, one row of values. */
export const settingColumns: SheetColumns = {
  known: new Set([
    'title', 'id_string', 'version', 'name', 'default_language', 'instance_name', 'instance_id', 'public_key',
    'submission_url', 'auto_send', 'auto_delete', 'style', 'namespaces', 'instance_xmlns', 'attribute',
    'allow_choice_duplicates', 'omit_instanceid', 'clean_text_values', 'client_editable', 'prefix', 'delimiter',
  ]),
  aliases: {
    form_title: 'title',
    set_form_title: 'title',
    form_id: 'id_string',
    set_form_id: 'id_string',
    compact_prefix: 'prefix',
    compact_delimiter: 'delimiter',
  },
  translatable: new Set(),
  required: [],
  older: new Set(['id_string', 'title']),
}

/** The entities sheet: what the submission creates or updates on the server. */
export const entityColumns: SheetColumns = {
  known: new Set(['list_name', 'label', 'entity_id', 'create_if', 'update_if', 'repeat']),
  aliases: { dataset: 'list_name' },
  translatable: new Set(),
  required: ['list_name'],
  closed: true,
}

/** The osm sheet: the tags of an OpenStreetMap question. */
export const osmColumns: SheetColumns = { ...choiceColumns }
