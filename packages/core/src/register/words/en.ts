import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Register',
  refusal: {
    'import-not-finished': 'The import has not finished yet.',
    'import-running': 'The county is importing another workbook; wait until it has ended.',
    'household-ended': 'Household {number} is off the register ({householdEnd}).',
    'heading-column-unknown': 'There is no column “{column}”.',
  },
  entry: {
    'household-registered': { name: 'Household registered', sentence: 'Registered the household' },
    'household-changed': { name: 'Household changed', sentence: 'Changed the record; it is version {version} now' },
    'household-moved': { name: 'Household moved', sentence: 'Moved it from {from} to {to}' },
    'household-split': { name: 'Household split', sentence: 'Made {people} of its people a household of their own: {into}' },
    'household-ended': { name: 'Household ended', sentence: 'Took it off the register: {as} ({into})' },
    'household-restored': { name: 'Household restored', sentence: 'Put it back on the register: it had been ended by mistake' },
    'numbers-shown': { name: 'Numbers shown', sentence: 'Saw the numbers of documents and telephones in full, for: {purpose}' },
    'register-exported': { name: 'Register exported', sentence: 'Took the register away as a workbook, numbers masked' },
    'register-exported-whole': { name: 'Whole register exported', sentence: 'Took the register away as a workbook, with whole numbers of documents and telephones' },
    'refused-households-taken': { name: 'Refused households taken', sentence: 'Took the refused rows of an import away as a workbook, with whole numbers of documents and telephones' },
    'import-started': { name: 'Import started', sentence: 'Began an import of households; only tried: {dryRun}; empty cells clear: {emptyClears}; whoever is not listed left: {unlistedLeave}; households that another family has now: {replacedFamilies}' },
    'heading-named': { name: 'Heading named', sentence: 'Said that the heading “{heading}” means “{column}”' },
    'import-ended': { name: 'Import ended', sentence: 'The import ended: {added} households added, {changed} changed, {unchanged} unchanged, {rowsRefused} rows refused' },
  },
  term: {
    registerSheet: { name: 'Register', unit: 'people', household: 'Household', member: 'Members', yes: 'yes', no: 'no', male: 'male', female: 'female' },
    householdSheet: { name: 'Households', unit: 'households' },
    householdColumn: {
      headName: 'Head', number: 'Number', township: 'Township', village: 'Village', category: 'Category', monitoredClass: 'Monitored as', memberCount: 'Members', phone: 'Phone', openProblems: 'Open problems',
    },
    householdEnd: { merged: 'became part of another', duplicate: 'registered twice', 'died-out': 'nobody is alive', 'moved-away': 'left the county' },
  },
}
