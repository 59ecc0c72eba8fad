/** What is said of each problem, in English. Parts in braces vary. */
export const en = {
  'survey-missing': 'There is no sheet named survey. Name the sheet with the questions "survey".',
  'survey-empty':
    'The survey sheet has no questions. Write the headings (type, name, label) in row 1 and one question '
    + 'per row below.',
  'sheet-misspelt': 'The sheet "{sheet}" is not read. If it is meant to be "{suggestion}", rename it.',
  'heading-twice': 'The column "{heading}" means the same as the column "{other}". Remove or rename one of them.',
  'heading-misspelt': 'The column "{heading}" is not known and is not used. Did you mean "{suggestion}"?',
  'heading-line-break':
    'The heading "{heading}" is broken over lines and is read as one line. Remove the line break.',
  'heading-older': 'The column "{heading}" is not used, since "{other}" means the same. Remove it.',
  'heading-incomplete': 'The column "{heading}" is not used: its heading needs a further part, such as {example}. Complete it.',
  'attribute-name':
    '"{name}" cannot be an attribute. Use a plain name, or declare the part before the colon under namespaces in the '
    + 'settings sheet.',
  'column-missing': 'The column "{column}" is missing. Add it to the heading row.',
  'yes-no': '"{value}" is neither yes nor no. Write yes or no.',
  'cell-error':
    'The cell shows {value}: its formula cannot be computed. Correct the formula, or type the text itself.',
  'settings-row': 'Only row 2 of the settings sheet is read. Remove this row, or move what it says to row 2.',
  'form-id-missing': 'The form has no form_id; "{formId}" is used. Add a settings sheet with the column form_id.',
  'namespace-form': '"{part}" is not a namespace. Write prefix="address", several parted by spaces.',
  'encryption-needs-id': 'An encrypted form needs its instanceID. Remove omit_instanceID or public_key.',
  'type-missing': 'The row has a name or a label but no type. Fill in the column type, for example text or note.',
  'row-skipped': 'The row has no type, name or label and is skipped. Fill in its type, or remove it.',
  'disabled-column': 'The column disabled is not part of the standard. Use relevant instead.',
  'type-unknown': 'There is no question type "{type}". See the list of types in the documentation, for example text, '
    + 'integer, select_one LIST, begin group.',
  'type-unknown-similar': 'There is no question type "{type}". Did you mean "{suggestion}"?',
  'type-obsolete': 'Telephones of today do not tell {type}: the answer stays empty. Use deviceid, or remove the row.',
  'type-list-missing': '"{type}" needs the name of its choices after it, for example "{type} yes_no".',
  'name-missing': 'The row has no name. Fill in the column name; the answers are kept under it.',
  'name-invalid':
    '"{name}" cannot be a name. Begin with a letter or underscore and use only letters, digits, hyphens, '
    + 'underscores and full stops; no spaces.',
  'name-full-width':
    'The name "{name}" has full-width punctuation in it. Type it with the English keyboard, or leave it out.',
  'name-reserved': 'The name "{name}" is reserved. Choose another one.',
  'name-twice': 'The name "{name}" is already used in this section, in row {row}. Give each question of a section '
    + 'its own name.',
  'name-case': 'The names "{name}" and "{other}" differ only in capital letters; exported tables may mix them up. '
    + 'Rename one of them.',
  'repeat-root': 'The repeat "{name}" has the name of the form itself. Choose another one.',
  'repeat-twice':
    'There is already a repeat named "{name}", in row {row}. The name of a repeat must be unique in the '
    + 'whole form; rename one of them.',
  'label-missing': 'The question "{name}" has neither label nor hint, so nobody sees what is asked. Fill in the '
    + 'column label.',
  'message-useless': 'There is a message but no {column}, so it is never shown. Fill in {column}, or remove the message.',
  'calculation-missing': 'A calculate row needs the column calculation (or a default that is computed).',
  'default-computed':
    'The default "{value}" is computed when the form opens. If it is meant as a text, write it without blanks around '
    + 'the sign.',
  'audit-name': 'The audit row must be named audit. Leave its name empty.',
  'audit-location': 'To record positions, give all three parameters: location-priority, location-min-interval and '
    + 'location-max-age.',
  'audit-age': 'location-max-age must not be smaller than location-min-interval.',
  'section-open':
    'The {kind} "{name}" that begins here is never ended. Add a row "end {kind}" after its last question.',
  'section-empty':
    'The group "{name}" that begins here has no question in it, and no client opens such a form. Add a question, or '
    + 'remove the group.',
  'repeat-empty':
    'The repeat "{name}" that begins here has no question in it: only its instances are counted. Add a question, or '
    + 'remove the repeat.',
  'loop-large': 'The loops of the form make more than {most} rows. Use fewer choices or rows in them.',
  'section-unopened': 'There is nothing to end here: no {kind} is open. Remove the row or add "begin {kind}" above.',
  'section-mismatch':
    'This row ends a {kind}, but what is open is the {open} "{name}" begun in row {row}. End that one '
    + 'first.',
  'section-name': 'The row names "{name}", but what it ends is "{open}". Correct the name, or leave it empty.',
  'section-deep': 'Groups and repeats are nested too deeply. At most 60 levels are allowed; end some of them earlier.',
  'section-required': 'A {kind} cannot be required. Move it to a question inside.',
  'external-in-repeat': 'A file cannot be attached inside a repeat. Move the row out of it.',
  'big-image-alone': 'A big-image is shown when the image is tapped. Add an image.',
  'or-other-languages':
    'The choice and the question that or_other adds are in one language only. Add the choice "other" and a text question '
    + 'yourself.',
  'section-label-missing': 'The {kind} "{name}" has no label. Fill in the column label, unless it is to have no heading.',
  'section-hint': 'The {kind} "{name}" cannot show a hint. Put it into a note inside.',
  'count-on-group': 'Only a repeat can have a repeat_count. Remove it or make this a repeat.',
  'table-list-mixed': 'All selects of a table-list share one list of choices. Here it is "{list}", above "{first}".',
  'parameter-form': '"{part}" is not a parameter. Write key=value, several parted by spaces.',
  'parameter-none': 'A question of type {type} takes no parameters; "{key}" is not used. Remove it.',
  'parameter-unknown': 'A question of type {type} has no parameter "{key}". Allowed: {allowed}.',
  'parameter-whole': 'The parameter {key} must be a whole number, not "{value}".',
  'parameter-number': 'The parameter {key} must be a number, not "{value}".',
  'parameter-seed': 'The parameter {key} must be a number or a reference such as ${q1}, not "{value}".',
  'parameter-one-of': 'The parameter {key} cannot be "{value}". Allowed: {allowed}.',
  'parameter-name': 'The parameter {key} must be the name of a column or list, not "{value}".',
  'parameter-geometry': 'The parameter {key} must be the name of a list or file, or a repeat as ${repeat}, not "{value}".',
  'geometry-list':
    'There is no list or file "{list}" whose shapes could be shown. Use a list of the choices sheet, a file of a select '
    + 'or of csv-external, or a repeat as ${repeat}.',
  'geometry-repeat': '"{name}" is not a repeat with a question named geometry, so there are no shapes to show. Name another repeat.',
  'parameter-package': 'The parameter {key} must be the name of an Android application such as com.example.app, not '
    + '"{value}".',
  'range-step': 'The step of a range must be more than 0 and fit between start and end.',
  'range-tick': 'tick_interval must be more than 0, a multiple of step, and fit between start and end.',
  'range-placeholder': 'placeholder must be one of the values the range can take.',
  'range-appearance': 'tick_interval, placeholder and tick_labelset need the appearance vertical or no-ticks, or none.',
  'range-no-ticks': 'With the appearance no-ticks, the list "{list}" labels the start and the end of the range only.',
  'range-labels-many': 'The list "{list}" has more labels than a range has room for. Label fewer values.',
  'range-label': 'The label "{name}" does not stand at a tick of the range. Make its name a value the range can take.',
  'trigger-form': '"{value}" is not a trigger. Write one or more references such as ${q1}.',
  'trigger-missing': 'A question of type {type} needs the column trigger.',
  'trigger-calculation': 'A question of type {type} cannot have a calculation as well. Remove it.',
  'trigger-hidden':
    'The question "{name}" is never shown, so it cannot be a trigger. Use a question that people answer.',
  'trigger-outside':
    'The trigger "{name}" stands outside the repeat "{repeat}", so it is not clear which instance it changes. Use a question '
    + 'of the same repeat.',
  'choices-sheet-missing':
    'The list "{list}" is not found since there is no choices sheet. Add one with the columns list_name, '
    + 'name and label.',
  'list-unknown': 'There is no list "{list}" in the choices sheet. Add its choices there, or correct the name.',
  'list-unknown-similar': 'There is no list "{list}" in the choices sheet. Did you mean "{suggestion}"?',
  'choice-name-missing': 'A choice of the list "{list}" has no name. Fill in the column name; it is what is saved.',
  'choice-list-missing': 'The choice has no list_name and is left out. Fill in the name of its list.',
  'choice-twice': 'The choice "{name}" is already in the list "{list}". Remove one, or write yes under '
    + 'allow_choice_duplicates in the settings sheet.',
  'choice-label-missing': 'The choice "{name}" of the list "{list}" has no label. Fill in the column label.',
  'choice-space':
    'The choice "{name}" of the list "{list}" contains a space; several answers could not be told apart. '
    + 'Use an underscore.',
  'choice-column-name':
    'The column "{heading}" cannot be used in a filter since it is not a valid name; it is left out. '
    + 'Rename it.',
  'select-file-extension': '"{file}" is not a file of choices. Its name must end in .csv, .xml or .geojson.',
  'select-needs-from-file': '"{file}" is a file. Write select_one_from_file or select_multiple_from_file.',
  'external-list-unknown': 'There is no list "{list}" in the external_choices sheet. Add its choices there.',
  'external-without-filter':
    'select_one_external is meant for filtered choices. Add a choice_filter, or use select_one.',
  'filter-table-list': 'A table-list cannot be filtered. Remove the choice_filter.',
  'filter-or-other': 'or_other cannot be combined with a choice_filter. Add the choice "other" and a text question '
    + 'yourself.',
  'filter-search': 'Choices of a search() appearance are filtered by search() itself. Remove the choice_filter.',
  'search-list-shared':
    'The list "{list}" names columns of the file that search() looks into (row {row}), so this question would offer '
    + 'those names as choices. Give it a list of its own.',
  'search-file': 'A select from a file cannot use search(). Remove it, or use select_one or select_multiple.',
  'or-other-list': 'or_other needs a list of the choices sheet.',
  'seed-without-randomize': 'A seed does nothing without randomize=true. Add it.',
  'answers-without-repeat': 'The answers to "{name}" can only be choices if it stands in a repeat. Move it into one, '
    + 'or use a list of the choices sheet.',
  'instance-clash': 'Two different things are called "{id}" (one is {src}). Rename the list or the file.',
  'instance-unknown':
    'There is no list or file "{id}". Add the list to the choices sheet, or a row of type csv-external '
    + 'or xml-external.',
  'expression-quote': 'The quotation mark {found} at character {position} is never closed. Add the one that closes it.',
  'expression-reference': '"{found}" is not a reference. Write ${name} without spaces, with the name of a question.',
  'expression-full-width':
    'The full-width character {found} at character {position} is not understood. Type it with the '
    + 'English keyboard.',
  'expression-character':
    'The character {found} at position {position} has no meaning in an expression. Remove it, or put the text into '
    + 'quotation marks.',
  'expression-open': 'The bracket {found} at character {position} is never closed. Add the one that closes it.',
  'expression-close': 'The bracket {found} at character {position} closes nothing. Remove it, or add the one that opens it.',
  'expression-deep': 'The expression has too many brackets inside one another. Split it into several calculate rows.',
  'expression-value': 'A value is missing after {found} at character {position}. Add it, or remove {found}.',
  'expression-operator': 'An operator (such as +, = or and) is missing before {found} at character {position}. '
    + 'Add it.',
  'expression-unexpected': '{found} at character {position} does not belong there. Remove it, or add what is missing around it.',
  'reference-unknown':
    'There is no question, group or repeat named "{name}". Correct the name in ${…}, or add the question.',
  'reference-unknown-similar': 'There is no question, group or repeat named "{name}". Did you mean "{suggestion}"?',
  'reference-ambiguous':
    'Several questions are named "{name}" (rows {rows}), so it is not clear which one is meant. Rename '
    + 'all but one.',
  'reference-in-quotes':
    'The reference in {found} stands inside quotation marks and gives the path of the question, not its '
    + 'answer. Use concat() to join texts and answers.',
  'reference-full-width':
    '"{found}" is shown as it stands, since $, { or } are full-width characters. Type it with the English keyboard: '
    + '${name}.',
  'name-bare':
    '"{name}" stands without braces and is not read as a question. Write ${{name}}, or quote it if it is a text.',
  'function-unknown': 'There is no function "{name}" in ODK XForms; the form may not open. Correct its name.',
  'function-unknown-similar': 'There is no function "{name}" in ODK XForms. Did you mean "{suggestion}"?',
  'function-arguments': 'The function {name} takes {expected} values, not {given}. Correct what stands in its brackets.',
  'circular': 'These depend on one another in a circle: {names} (rows {rows}). Break the circle.',
  'circular-self': '"{name}" depends on itself. Use "." in a constraint, or another question in a calculation.',
  'circular-section':
    'The {kind} "{name}" is shown or hidden by "{question}", which stands inside it. Move the question in front '
    + 'of it.',
  'entity-column': 'The entities sheet has no column "{heading}". Allowed: {allowed}.',
  'entity-list-not-attached':
    'To update entities, the form needs the list "{list}" as a file. Add a row of type csv-external named {list}, or '
    + 'select from {list}.csv.',
  'entity-list-missing': 'The row has no list_name. Write the name of the entity list.',
  'entity-list-twice': 'The entity list "{name}" is declared twice. Remove one row.',
  'entity-list-name':
    '"{name}" cannot be the name of an entity list. Use letters, digits, hyphens and underscores; no '
    + 'full stops or spaces.',
  'entity-reserved': '"{name}" begins with two underscores, which are reserved. Choose another name.',
  'entity-label-missing': 'New entities of the list "{name}" need a label. Fill in the column label.',
  'entity-update-needs-id': 'To update an entity, entity_id must say which one. Fill it in.',
  'entity-id-without-update': 'With entity_id and create_if, update_if must say when to update instead. Fill it in.',
  'entity-repeat-form': '"{value}" is not a reference to a repeat. Write ${name}.',
  'entity-repeat-kind': '"{name}" is not a repeat. Only a repeat can make several entities; correct the name.',
  'save-to-without-entities': 'save_to needs an entities sheet that says which list is saved to. Add one with the column '
    + 'list_name.',
  'save-to-list':
    'There is no entity list "{list}" to save to. Write list#property with a list of the entities sheet.',
  'save-to-which': 'The form has several entity lists. Write list#property to say which one "{name}" is saved to.',
  'save-to-reserved': '"{name}" is reserved and cannot be an entity property. Choose another name.',
  'save-to-twice': 'The entity property "{name}" is already saved in row {row}. A property has one source; remove the other save_to.',
  'entity-section-shared':
    'The entity lists "{name}" and "{other}" are saved in the same section, so their properties cannot be'
    + ' told apart. Put the questions of each list into a group or repeat of its own.',
  'save-to-outside':
    'The question stands in "{name}", where entities of the list "{list}" are not made. Put all questions of a'
    + ' list into the same group or repeat.',
  'entity-reference':
    '"{name}" stands in a repeat that the entity is not made in, so it has many answers. Refer to questions of one '
    + 'repeat, and of what is around it, only.',
  'save-to-section': 'A group or repeat cannot be saved as an entity property. Move save_to to a question.',
  'translation-missing': '{column} is missing in {language} in rows {rows}. Fill it in.',
  'language-code': 'The language "{language}" has no code that software recognises. Write, for example, 中文 (zh) or '
    + 'English (en).',
  'cell-long': 'The cell has more than {most} characters, more than Excel itself keeps. Shorten it.',
  'languages-many':
    'The form names {count} languages, more than the {most} allowed. Check what stands behind "::" in the headings.',
  'form-large':
    'The compiled form would have more than {most} characters, which no client can open. Use fewer choices, languages or '
    + 'references, or make several forms of it.',
  'file-unreadable': 'The file cannot be read as {format}: it is no such file, or it is damaged. Save it again from Excel.',
  'file-old-excel':
    'The file is an old Excel workbook (.xls) or protected by a password. Save it in Excel as .xlsx without a '
    + 'password.',
  'file-too-large':
    'The file has more than {most} cells, which no form needs. Remove empty formatted rows and columns.',
  'file-unpacked-too-large':
    'Unpacked, the file has more than {most} MB, which no form needs. Remove pictures, other sheets and empty formatted rows.',
  'lint-list-unused': 'Nothing in the form uses the list "{list}". Remove it, or correct the name where it was meant.',
  'lint-question-unused':
    'Nothing in the form refers to the calculation "{name}". Remove it, unless it is there for whoever reads the '
    + 'data.',
  'lint-relevant-never': 'The condition of "{name}" never comes true, so it is never shown. Correct it.',
  'lint-relevant-around':
    'The condition of "{name}" never comes true together with those of the groups around it. Correct one of them.',
  'lint-constraint-never': 'No answer to "{name}" meets the constraint. Correct it.',
  'lint-choice-unknown': '"{choice}" is no choice of "{name}". Correct it, or add the choice.',
  'lint-name-case':
    'The names "{name}" and "{other}" differ only in capital letters and are easily mixed up. Rename one of them.',
  'lint-slow-repeat':
    'In every instance of "{name}" this goes through all of its instances, which grows slow where there are many. '
    + 'Compute it once outside the repeat and refer to that.',
  'lint-slow-list':
    'In every instance of "{name}" this searches the long list "{list}", which grows slow where there are many. '
    + 'Look the value up once, or shorten the list.',
} as const

/** The codes of problems. */
export type MessageCode = keyof typeof en
