export * from './answers.ts'
export * from './device-times.ts'
export * from './visit.ts'
