/** What others may use of this capability. */
export { default as HouseholdSelect } from './HouseholdSelect.vue'
export { default as RegionSelect } from './RegionSelect.vue'
export { default as SubjectFilters } from './SubjectFilters.vue'
export { forgetVocabulary, useVocabulary } from './vocabulary.ts'
