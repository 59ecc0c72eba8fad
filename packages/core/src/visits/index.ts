export * from './visit.ts'
