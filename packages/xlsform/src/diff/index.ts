export { compareForms, type Change } from './compare.ts'
