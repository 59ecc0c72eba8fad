export { default as DecisionsTable } from './DecisionsTable.vue'
