import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  catalogue: {
    'column-missing': 'The survey sheet has no column “{column}”. Check items need name, wording, dimension, severity, department, allowance, allowance_unit and evidence.',
    'field-missing': 'The field “{value}” is missing: without it a filled form cannot be tied to round, household and outcome. Add the row as in the sample.',
    'no-items': 'There is no check item: fill the column dimension in the row of each item.',
    'code-twice': 'The code “{value}” is used twice; change one.',
    'code-invalid': 'The code “{value}” is not allowed: begin with a letter; letters, digits and underscores; at most 40.',
    'wording-missing': 'Give the item a wording.',
    'severity-unknown': '“{value}” is not allowed: hard or ordinary.',
    'department-missing': 'Give the name or code of the unit that answers for the item.',
    'allowance-invalid': 'The allowance “{value}” is not allowed: a whole number, 0 or more.',
    'allowance-unit-unknown': '“{value}” is not allowed: day or working-day.',
    'evidence-unknown': '“{value}” is not allowed: photo, file, both with a space between, or nothing.',
    'department-unknown': 'There is no unit “{value}”. Add it under “Regions and units” first, or use the name of another.',
    'dimension-unknown': 'The dimension “{value}” has no name; pages will show the code. The column may hold a name for people instead.',
    'item-repeated': 'The item “{value}” stands in a repeat, and counts each time: any 1 (problem) is a problem of the household; only 0 every time is all right; left empty once, it is not assessed.',
    'head-name-missing': 'Where somebody types the household number (ODK Collect), one wrong digit means another household: add a field “{value}” (name of the head), and the two are held against each other. On our own phone the task fills both in.',
    'papers-too-long': '“{value}” is too long: the column papers names the papers to hand in, with commas between, at most 8 of at most 60 characters.',
    'known-unknown': '“{value}” is not known. The column known takes: last-visit, members, members aged 6-15, category=lifted|poor, houseArea, incomePerPerson, health=serious, labour=ordinary+labour=skilled, minimumLiving, destitute; several with a comma between.',
    'field-repeated': 'The field “{value}” cannot stand in a repeat: a filled form has one round, one household number and one outcome.',
  },
  versionMissing: 'Fill in the version: each change of a checklist needs another one.',
  versionTaken: 'Version {version} is published with other content. Raise the version and upload again.',
  filesNeeded: 'The checklist needs the files {files}, which are not sent along with it; phones could not open it. Write the choices on the choices sheet.',
}
