export * from './observation.ts'
export * from './outcome.ts'
export * from './visit.ts'
