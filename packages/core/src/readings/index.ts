export * from './syllables.ts'
