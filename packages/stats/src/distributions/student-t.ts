import { betaCdf, betaQuantile } from './beta.ts'

/** P(|T| > |t|) of Student's t distribution. Source: Abramowitz & Stegun (1964), 26.7.1. */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  return betaCdf(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
}

/** The t that leaves (1 - confidence) / 2 in each tail. */
export function twoSidedT(confidence: number, degreesOfFreedom: number): number {
  const x = betaQuantile(1 - confidence, degreesOfFreedom / 2, 0.5)
  return Math.sqrt((degreesOfFreedom * (1 - x)) / x)
}
