/** What others may use of this capability. */
export { giveClass } from './give-class.ts'
export { takeInClasses } from './take-in-classes.ts'
