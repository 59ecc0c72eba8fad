import type { MessageCode } from '../../src/messages/en.ts'

/** A question without anything odd. */
export const q = '| text | q | Q |'

/** A form that shows each problem, and where it must be found. */
export const cases: Readonly<Partial<Record<MessageCode, readonly [form: string, ...found: string[]]>>> = {
  'survey-missing': [`## settings\n| form_id |\n| f |`, 'survey!'],
  'survey-empty': [`## survey\n| type | name | label |`, 'survey!2'],
  'sheet-misspelt': [`## survey\n| type | name | label |\n${q}\n## chioces\n| list_name |`, 'chioces!'],
  'heading-twice': [`## survey\n| type | name | label | relevant | Relevance |\n${q} | |`, 'survey!E1'],
  'heading-misspelt': [`## survey\n| type | name | label | relevent |\n${q} 1 |`, 'survey!D1'],
  'heading-incomplete': [`## survey\n| type | name | label | media |\n${q} |\n| text | r | | r.png |`, 'survey!D1'],
  'attribute-name': [`## survey\n| type | name | label | bind::other:x | instance::a b |\n${q} 1 | 1 |`,
    'survey!D1', 'survey!E1'],
  'column-missing': [`## survey\n| name | label |\n| q | Q |`, 'survey!1'],
  'yes-no': [`## survey\n| type | name | label |\n${q}\n## settings\n| form_id | omit_instanceID |\n| f | maybe |`,
    'settings!B2'],
  'cell-error': [`## survey\n| type | name | label | relevant |\n${q} #DIV/0! |\n| text | r | #REF! | |
## choices\n| list_name | name | label | size |\n| l | #N/A | X | #VALUE! |`,
  'survey!D2', 'survey!C3', 'choices!B2', 'choices!D2'],
  'settings-row': [`## survey\n| type | name | label |\n${q}\n## settings\n| form_id |\n| f |\n| g |`, 'settings!A3'],
  'heading-line-break': [`## survey\n| type | name | label::English<br>(en) |\n${q}`, 'survey!C1'],
  'heading-older': [`## survey\n| type | name | label |\n${q}\n## settings\n| id_string | form_id |\n| f | g |`,
    'settings!A1'],
  'namespace-form': [`## survey\n| type | name | label |\n${q}\n## settings\n| form_id | namespaces |\n| f | x |`,
    'settings!B2'],
  'encryption-needs-id': [
    `## survey\n| type | name | label |\n${q}\n## settings\n| form_id | public_key | omit_instanceID |\n| f | k | yes |`,
    'settings!B2'],
  'type-missing': [`## survey\n| type | name | label |\n| | q | Q |`, 'survey!A2'],
  'row-skipped': [`## survey\n| type | name | label | hint |\n${q} |\n| | | | x |`, 'survey!A3'],
  'disabled-column': [`## survey\n| type | name | label | disabled |\n${q} no |`, 'survey!D2'],
  'type-unknown': [`## survey\n| type | name | label |\n| question | q | Q |`, 'survey!A2'],
  'type-unknown-similar': [`## survey\n| type | name | label |\n| select_oen l | q | Q |`, 'survey!A2'],
  'type-obsolete': [`## survey\n| type | name | label |\n${q}\n| simserial | s | |`, 'survey!A3'],
  'type-list-missing': [`## survey\n| type | name | label |\n| select_one | q | Q |`, 'survey!A2'],
  'name-missing': [`## survey\n| type | name | label |\n| text | | Q |`, 'survey!B2'],
  'name-invalid': [`## survey\n| type | name | label |\n| text | a b | Q |\n| text | 1a | Q |`,
    'survey!B2', 'survey!B3'],
  'name-full-width': [`## survey\n| type | name | label |\n| text | 问（甲） | Q |`, 'survey!B2'],
  'name-reserved': [`## survey\n| type | name | label |\n| text | meta | Q |`, 'survey!B2'],
  'name-twice': [`## survey\n| type | name | label |\n${q}\n${q}`, 'survey!B3'],
  'name-case': [`## survey\n| type | name | label |\n${q}\n| text | Q | Q |`, 'survey!B3'],
  'repeat-root': [`## survey\n| type | name | label |\n| begin repeat | data | R |\n${q}\n| end repeat | | |`,
    'survey!B2'],
  'repeat-twice': [`## survey\n| type | name | label |
| begin repeat | r | R |\n${q}\n| end repeat | | |
| begin group | g | G |\n| begin repeat | r | R |\n${q}\n| end repeat | | |\n| end group | | |`, 'survey!B6'],
  'label-missing': [`## survey\n| type | name | label |\n| text | q | |`, 'survey!C2'],
  'section-empty': [`## survey\n| type | name | label |\n${q}\n| begin group | o | O |\n| begin group | g | G |
| csv-external | c | |\n| end group | | |\n| end group | | |`, 'survey!B3', 'survey!B4'],
  'repeat-empty': [`## survey\n| type | name | label |\n${q}\n| begin group | g | G |\n| begin repeat | r | R |
| end repeat | | |\n| end group | | |`, 'survey!B4'],
  'default-computed': [`## survey\n| type | name | label | default |\n${q} 8 - 12 |`, 'survey!D2'],
  'message-useless': [`## survey\n| type | name | label | constraint_message |\n${q} no |`, 'survey!D2'],
  'calculation-missing': [`## survey\n| type | name | label |\n| calculate | q | |`, 'survey!2'],
  'audit-name': [`## survey\n| type | name | label |\n${q}\n| audit | log | |`, 'survey!B3'],
  'audit-location': [`## survey\n| type | name | label | parameters |\n${q} |\n| audit | | | location-max-age=3 |`,
    'survey!D3'],
  'audit-age': [`## survey\n| type | name | label | parameters |\n${q} |
| audit | | | location-priority=balanced location-max-age=3 location-min-interval=4 |`, 'survey!D3'],
  'section-open': [`## survey\n| type | name | label |\n| begin group | g | G |\n${q}`, 'survey!B2'],
  'section-unopened': [`## survey\n| type | name | label |\n${q}\n| end group | | |`, 'survey!A3'],
  'section-mismatch': [`## survey\n| type | name | label |\n| begin group | g | G |\n${q}\n| end repeat | | |`,
    'survey!A4'],
  'section-name': [`## survey\n| type | name | label |\n| begin group | g | G |\n${q}\n| end group | h | |`,
    'survey!B4'],
  'section-deep': [`## survey\n| type | name | label |\n${'| begin group | g | G |\n'.repeat(61)}${'| end group | | |\n'
    .repeat(60)}`, 'survey!A62'],
  'section-label-missing': [`## survey\n| type | name | label |\n| begin group | g | |\n${q}\n| end group | | |`,
    'survey!C2'],
  'section-hint': [`## survey\n| type | name | label | hint |\n| begin group | g | G | hint |\n${q} |\n| end group | | | |`,
    'survey!D2'],
  'section-required': [`## survey\n| type | name | label | required |\n| begin group | g | G | yes |\n${q} |
| end group | | | |`, 'survey!D2'],
  'external-in-repeat': [`## survey\n| type | name | label |\n| begin repeat | r | R |\n${q}\n| csv-external | c | |
| end repeat | | |`, 'survey!B4'],
  'big-image-alone': [`## survey\n| type | name | label | big-image |\n${q} big.png |`, 'survey!D2'],
  'or-other-languages': [`## survey\n| type | name | label::中文 (zh) |\n| select_one l or_other | q | 问 |
## choices\n| list_name | name | label::中文 (zh) |\n| l | x | 某 |`, 'survey!A2'],
  'count-on-group': [`## survey\n| type | name | label | repeat_count |\n| begin group | g | G | 2 |\n${q} |
| end group | | | |`, 'survey!D2'],
  'table-list-mixed': [`## survey\n| type | name | label | appearance |\n| begin group | g | G | table-list |
| select_one l | a | A | |\n| select_one m | b | B | |\n| end group | | | |
## choices\n| list_name | name | label |\n| l | x | X |\n| m | x | X |`, 'survey!A4'],
  'parameter-form': [`## survey\n| type | name | label | parameters |\n${q} rows |`, 'survey!D2'],
  'parameter-none': [`## survey\n| type | name | label | parameters |\n| integer | q | Q | rows=1 |`, 'survey!D2'],
  'parameter-unknown': [`## survey\n| type | name | label | parameters |\n${q} lines=1 |`, 'survey!D2'],
  'parameter-whole': [`## survey\n| type | name | label | parameters |\n${q} rows=two |`, 'survey!D2'],
  'parameter-number': [`## survey\n| type | name | label | parameters |\n| range | q | Q | start=a |`, 'survey!D2'],
  'parameter-seed': [`## survey\n| type | name | label | parameters |\n| select_one l | q | Q | randomize=true seed=x |
## choices\n| list_name | name | label |\n| l | x | X |`, 'survey!D2'],
  'parameter-one-of': [`## survey\n| type | name | label | parameters |\n| audio | q | Q | quality=best |`,
    'survey!D2'],
  'parameter-name': [`## survey\n| type | name | label | parameters |
| select_one_from_file l.csv | q | Q | value=a/b |`, 'survey!D2'],
  'parameter-package': [`## survey\n| type | name | label | parameters |\n| image | q | Q | app=camera |`, 'survey!D2'],
  'parameter-geometry': [`## survey\n| type | name | label | parameters |\n| geopoint | q | Q | reference-geometry=a/b |`,
    'survey!D2'],
  'geometry-list': [`## survey\n| type | name | label | parameters | calculation |
| geopoint | q | Q | reference-geometry=l | |\n| geopoint | r | R | reference-geometry=m | |
| calculate | c | | | pulldata('m', 'a', 'b', 1) |`, 'survey!D2', 'survey!D3'],
  'geometry-repeat': [`## survey\n| type | name | label | parameters |\n| begin repeat | r | R | |\n${q} |
| end repeat | | | |\n| geopoint | p | P | reference-geometry=\${r} |`, 'survey!D5'],
  'range-step': [`## survey\n| type | name | label | parameters |\n| range | q | Q | step=20 |`, 'survey!D2'],
  'range-tick': [`## survey\n| type | name | label | parameters |\n| range | q | Q | step=2 tick_interval=3 |`,
    'survey!D2'],
  'range-placeholder': [`## survey\n| type | name | label | parameters |\n| range | q | Q | placeholder=11 |`,
    'survey!D2'],
  'range-appearance': [`## survey\n| type | name | label | parameters | appearance |
| range | q | Q | tick_interval=2 | picker |`, 'survey!D2'],
  'range-no-ticks': [`## survey\n| type | name | label | parameters | appearance |
| range | q | Q | tick_labelset=l | no-ticks |\n## choices\n| list_name | name | label |\n| l | 1 | X |\n| l | 5 | Y |`,
  'survey!D2'],
  'range-labels-many': [`## survey\n| type | name | label | parameters |\n| range | q | Q | end=2000 tick_labelset=l |
## choices\n| list_name | name | label |\n${
    Array.from({ length: 1001 }, (_, index) => `| l | ${index + 1} | X |\n`).join('')}`, 'survey!D2'],
  'range-label': [`## survey\n| type | name | label | parameters |\n| range | q | Q | tick_labelset=l |
## choices\n| list_name | name | label |\n| l | 1 | X |\n| l | 2.5 | Y |`, 'choices!B3'],
  'trigger-form': [`## survey\n| type | name | label | trigger | calculation |\n${q} a | 1 |`, 'survey!D2'],
  'trigger-missing': [`## survey\n| type | name | label |\n${q}\n| background-geopoint | p | |`, 'survey!3'],
  'trigger-calculation': [`## survey\n| type | name | label | trigger | calculation |\n${q} | |
| background-geopoint | p | | \${q} | 1 |`, 'survey!E3'],
  'trigger-hidden': [`## survey\n| type | name | label | trigger | calculation |\n| calculate | c | | | 1 |
${q} \${c} | 1 |`, 'survey!D3'],
  'trigger-outside': [`## survey\n| type | name | label | trigger | calculation |\n${q} | |\n| begin repeat | r | R | | |
| text | a | A | \${q} | 1 |\n| end repeat | | | | |`, 'survey!D4'],
  'choices-sheet-missing': [`## survey\n| type | name | label |\n| select_one l | q | Q |`, 'survey!A2'],
  'list-unknown': [`## survey\n| type | name | label |\n| select_one other | q | Q |
## choices\n| list_name | name | label |\n| l | x | X |`, 'survey!A2'],
  'list-unknown-similar': [`## survey\n| type | name | label |\n| select_one yesno | q | Q |
## choices\n| list_name | name | label |\n| yes_no | x | X |`, 'survey!A2'],
  'choice-name-missing': [`## survey\n| type | name | label |\n${q}
## choices\n| list_name | name | label |\n| l | | X |`, 'choices!B2'],
  'choice-list-missing': [`## survey\n| type | name | label |\n${q}
## choices\n| list_name | name | label |\n| l | x | X |\n| | y | Y |`, 'choices!A3'],
  'choice-twice': [`## survey\n| type | name | label |\n${q}
## choices\n| list_name | name | label |\n| l | x | X |\n| l | x | Y |`, 'choices!B3'],
  'choice-label-missing': [`## survey\n| type | name | label |\n${q}
## choices\n| list_name | name | label |\n| l | x | |`, 'choices!B2'],
  'choice-space': [`## survey\n| type | name | label |\n| select_multiple l | q | Q |
## choices\n| list_name | name | label |\n| l | a b | X |`, 'choices!B2'],
  'choice-column-name': [`## survey\n| type | name | label |\n${q}
## choices\n| list_name | name | label | a note |\n| l | x | X | y |`, 'choices!D1'],
  'select-file-extension': [`## survey\n| type | name | label |\n| select_one_from_file l.txt | q | Q |`, 'survey!A2'],
  'select-needs-from-file': [`## survey\n| type | name | label |\n| select_one l.csv | q | Q |`, 'survey!A2'],
  'external-list-unknown': [`## survey\n| type | name | label | choice_filter |
| select_one_external l | q | Q | a=1 |`, 'survey!A2'],
  'external-without-filter': [`## survey\n| type | name | label |\n| select_one_external l | q | Q |
## external_choices\n| list_name | name | label |\n| l | x | X |`, 'survey!A2'],
  'filter-table-list': [`## survey\n| type | name | label | appearance | choice_filter |
| begin group | g | G | table-list | |\n| select_one l | a | A | | 1=1 |\n| end group | | | | |
## choices\n| list_name | name | label |\n| l | x | X |`, 'survey!E3'],
  'filter-or-other': [`## survey\n| type | name | label | choice_filter |\n| select_one l or_other | q | Q | 1=1 |
## choices\n| list_name | name | label |\n| l | x | X |`, 'survey!D2'],
  'filter-search': [`## survey\n| type | name | label | choice_filter | appearance |
| select_one l | q | Q | 1=1 | search('x') |\n## choices\n| list_name | name | label |\n| l | x | X |`, 'survey!D2'],
  'search-list-shared': [`## survey\n| type | name | label | appearance |\n| select_one l | q | Q | search('x') |
| select_one l | r | R | |\n## choices\n| list_name | name | label |\n| l | name_key | name |`, 'survey!B3'],
  'search-file': [`## survey\n| type | name | label | appearance |\n| select_one_from_file l.csv | q | Q | search('x') |`,
    'survey!D2'],
  'loop-large': [`## survey\n| type | name | label |\n| begin loop over l | a | A |\n| begin loop over l | b | B |\n${q}
| end loop | | |\n| end loop | | |\n## choices\n| list_name | name | label |\n${
    Array.from({ length: 300 }, (_, index) => `| l | c${index} | C |\n`).join('')}`, 'survey!A3'],
  'or-other-list': [`## survey\n| type | name | label |\n| select_one_from_file l.csv or_other | q | Q |`, 'survey!A2'],
  'seed-without-randomize': [`## survey\n| type | name | label | parameters |\n| select_one l | q | Q | seed=1 |
## choices\n| list_name | name | label |\n| l | x | X |`, 'survey!D2'],
  'answers-without-repeat': [`## survey\n| type | name | label |\n${q}\n| select_one \${q} | s | S |`, 'survey!A3'],
  'instance-clash': [`## survey\n| type | name | label |\n| csv-external | l | |\n| xml-external | m | |
| select_one_from_file m.csv | q | Q |\n## choices\n| list_name | name | label |\n| l | x | X |`,
  'survey!A4', 'choices!A2'],
  'instance-unknown': [`## survey\n| type | name | label | calculation |\n${q} instance('x')/root/item |`, 'survey!D2'],
  'expression-quote': [`## survey\n| type | name | label | relevant |\n${q} . = 'x |`, 'survey!D2'],
  'expression-reference': [
    `## survey\n| type | name | label | relevant |\n${q} \${ q } = 1 |\n| text | r | R | \${q = 1 |
| text | s | \${q | |\n| text | t | \${q<br>} | |\n| text | u | \${} and \${q} | |\n| text | v | \${q｝ | |`,
    'survey!D2', 'survey!D3', 'survey!C4', 'survey!C5', 'survey!C6', 'survey!C7'],
  'reference-full-width': [
    `## survey\n| type | name | label | hint |\n${q} |\n| text | r | ＄{q} \${q} | $｛q｝ |`, 'survey!C3', 'survey!D3'],
  'expression-full-width': [`## survey\n| type | name | label | relevant |\n${q} selected（\${q}，1) |`, 'survey!D2'],
  'expression-character': [`## survey\n| type | name | label | relevant |\n${q} 1 & 2 |`, 'survey!D2'],
  'expression-open': [`## survey\n| type | name | label | relevant |\n${q} (1 + (2) |\n| text | r | R | (1] |`,
    'survey!D2', 'survey!D3'],
  'expression-close': [`## survey\n| type | name | label | relevant |\n${q} 1) + 1 |`, 'survey!D2'],
  'expression-deep': [`## survey\n| type | name | label | relevant |\n${q} ${'('.repeat(101)}1${')'.repeat(101)} |`,
    'survey!D2'],
  'expression-value': [`## survey\n| type | name | label | relevant |\n${q} \${q} = |\n| text | r | R | if(1,,2) |
| text | s | S | \${q} and |\n| text | t | T | /data/ |`, 'survey!D2', 'survey!D3', 'survey!D4', 'survey!D5'],
  'expression-operator': [
    `## survey\n| type | name | label | relevant |\n${q} \${q} 1 |\n| text | r | R | if(1 2, 3, 4) |`,
    'survey!D2', 'survey!D3'],
  'expression-unexpected': [`## survey\n| type | name | label | relevant |\n${q} = 1 |\n| text | r | R | 1, 2 |
| text | s | S | (1, 2) |`, 'survey!D2', 'survey!D3', 'survey!D4'],
  'reference-unknown': [`## survey\n| type | name | label | relevant |\n| text | q | \${a} | \${b} = 1 |`,
    'survey!C2', 'survey!D2'],
  'reference-unknown-similar': [`## survey\n| type | name | label | relevant |\n| text | house | Q | |
| text | r | R | \${huose} = 1 |`, 'survey!D3'],
  'reference-ambiguous': [`## survey\n| type | name | label | relevant |\n${q} |\n| begin group | g | G | |\n${q} |
| end group | | | |\n| text | r | R | \${q} = 1 |`, 'survey!D6'],
  'name-bare': [`## survey\n| type | name | label | relevant |\n${q} |\n| text | r | R | q = 'x' and \${q} = /data/q |`,
    'survey!D3'],
  'reference-in-quotes': [`## survey\n| type | name | label | calculation |\n${q} |\n| calculate | c | | 'is \${q}' |`,
    'survey!D3'],
  'function-unknown': [`## survey\n| type | name | label | relevant |\n${q} frobnicate(1) |`, 'survey!D2'],
  'function-unknown-similar': [`## survey\n| type | name | label | relevant |\n${q} selectd(1, 2) |`, 'survey!D2'],
  'function-arguments': [`## survey\n| type | name | label | relevant |\n${q} selected(1) and if(1, 2, 3) and now(1) |`,
    'survey!D2', 'survey!D2'],
  'circular': [`## survey\n| type | name | label | calculation |\n| calculate | a | | \${b} + 1 |
| calculate | b | | \${c} |\n| calculate | c | | \${a} |`, 'survey!D2'],
  'circular-self': [`## survey\n| type | name | label | calculation |\n| calculate | a | | \${a} + 1 |`, 'survey!D2'],
  'circular-section': [`## survey\n| type | name | label | relevant |\n| begin group | g | G | \${q} = 1 |
| integer | q | Q | |\n| end group | | | |`, 'survey!D2'],
  'entity-column': [`## survey\n| type | name | label |\n${q}\n## entities\n| list_name | label | lable |
| l | \${q} | x |`, 'entities!C1'],
  'entity-list-not-attached': [`## survey\n| type | name | label |\n${q}\n## entities\n| list_name | entity_id |
| l | \${q} |`, 'entities!A2'],
  'entity-list-missing': [`## survey\n| type | name | label |\n${q}\n## entities\n| list_name | label |\n| | \${q} |`,
    'entities!A2'],
  'entity-list-twice': [`## survey\n| type | name | label |\n${q}
## entities\n| list_name | label | repeat |\n| e | \${q} | |\n| e | \${q} | |`, 'entities!A3'],
  'entity-list-name': [`## survey\n| type | name | label |\n${q}\n## entities\n| list_name | label |\n| a.b | \${q} |`,
    'entities!A2'],
  'entity-reserved': [`## survey\n| type | name | label |\n${q}\n## entities\n| list_name | label |\n| __b | \${q} |`,
    'entities!A2'],
  'entity-label-missing': [`## survey\n| type | name | label |\n${q}\n## entities\n| list_name |\n| e |`, 'entities!2'],
  'entity-update-needs-id': [`## survey\n| type | name | label |\n${q}
## entities\n| list_name | label | update_if |\n| e | \${q} | 1 = 1 |`, 'entities!C2'],
  'entity-id-without-update': [`## survey\n| type | name | label |\n${q}\n| csv-external | e | |
## entities\n| list_name | label | entity_id | create_if |\n| e | \${q} | \${q} | 1 = 1 |`, 'entities!C2'],
  'entity-repeat-form': [`## survey\n| type | name | label |\n${q}
## entities\n| list_name | label | repeat |\n| e | \${q} | r |`, 'entities!C2'],
  'entity-repeat-kind': [`## survey\n| type | name | label |\n${q}
## entities\n| list_name | label | repeat |\n| e | \${q} | \${q} |`, 'entities!C2'],
  'entity-section-shared': [`## survey\n| type | name | label | save_to |\n${q} e#p |\n| text | r | R | f#p |
## entities\n| list_name | label |\n| e | \${q} |\n| f | \${q} |`, 'entities!A3'],
  'entity-reference': [`## survey\n| type | name | label |\n| begin repeat | r | R |\n${q}\n| end repeat | | |
| begin repeat | s | S |\n| text | t | T |\n| end repeat | | |
## entities\n| list_name | label |\n| e | concat(\${q}, \${t}) |`, 'entities!B2'],
  'save-to-without-entities': [`## survey\n| type | name | label | save_to |\n${q} p |`, 'survey!D2'],
  'save-to-list': [`## survey\n| type | name | label | save_to |\n${q} x#p |
## entities\n| list_name | label |\n| e | \${q} |`, 'survey!D2'],
  'save-to-which': [`## survey\n| type | name | label | save_to |\n${q} p |\n| begin group | g | G | |
| text | r | R | f#p |\n| end group | | | |\n## entities\n| list_name | label |\n| e | \${q} |\n| f | \${q} |`,
    'survey!D2'],
  'save-to-reserved': [`## survey\n| type | name | label | save_to |\n${q} Name |\n| text | r | R | __x |
## entities\n| list_name | label |\n| e | \${q} |`, 'survey!D2', 'survey!D3'],
  'save-to-twice': [`## survey\n| type | name | label | save_to |\n${q} p |\n| text | r | R | p |
## entities\n| list_name | label |\n| e | \${q} |`, 'survey!D3'],
  'save-to-section': [`## survey\n| type | name | label | save_to |\n| begin group | g | G | p |\n${q} |
| end group | | | x |\n## entities\n| list_name | label |\n| e | \${q} |`, 'survey!D2', 'survey!D4'],
  'save-to-outside': [`## survey\n| type | name | label | save_to |\n${q} p |\n| begin repeat | r | R | |
| text | s | S | t |\n| end repeat | | | |\n## entities\n| list_name | label |\n| e | \${q} |`, 'survey!D2'],
  'translation-missing': [`## survey\n| type | name | label::中文 (zh) | label::English (en) |\n| text | q | 问 | |`,
    'survey!2'],
  'cell-long': [`## survey\n| type | name | label |\n| text | q | ${'x'.repeat(32_768)} |`, 'survey!C2'],
  'languages-many': [`## survey\n| type | name | ${
    Array.from({ length: 101 }, (_, index) => `label::L${index} (en)`).join(' | ')} |\n| text | q | Q |`, 'survey!1'],
  'form-large': [`## survey\n| type | name | label | appearance |\n${
    Array.from({ length: 2000 }, (_, index) => `| select_one l | q${index} | Q | search('x') |\n`).join('')}
## choices\n| list_name | name | label |\n${
    Array.from({ length: 1000 }, (_, index) => `| l | c${index} | C |\n`).join('')}`, 'survey!'],
  'language-code': [`## survey\n| type | name | label::Chinese |\n| text | q | 问 |`, 'survey!1'],
}
