/**
 * How many households each item is found in: by both rounds, by the census alone, by the self-check alone.
 *
 * The sums are the case's figures: the self-check found 524 + 1,308 = 1,832, the census 524 + 1,476 = 2,000. Housing,
 * income, records and home environment are four fifths of both; 建房未入住 (H03) is found 92 times by the census. Items
 * that the self-check found nowhere are hard ones that take a trained or an outside eye.
 */
export const targets: Readonly<Record<string, readonly [both: number, censusOnly: number, selfCheckOnly: number]>> = {
  F01: [0, 2, 0], F02: [1, 4, 3], F03: [1, 3, 2], F04: [2, 5, 5],
  E01: [0, 6, 0], E02: [2, 6, 3], E03: [1, 4, 2], E04: [3, 8, 7],
  M01: [5, 24, 10], M02: [0, 8, 0], M03: [7, 18, 20], M04: [4, 12, 12],
  H01: [18, 30, 34], H02: [14, 34, 24], H03: [17, 75, 7], H04: [30, 40, 84], H05: [0, 31, 0],
  H06: [10, 28, 19], H07: [20, 50, 48], H08: [28, 46, 80], H09: [8, 30, 16], H10: [8, 20, 28],
  W01: [3, 12, 8], W02: [4, 14, 12], W03: [5, 16, 14], W04: [2, 10, 6],
  I01: [0, 24, 0], I02: [26, 80, 70], I03: [20, 66, 52], I04: [16, 46, 42], I05: [18, 44, 48], I06: [12, 30, 28],
  S01: [4, 20, 8], S02: [2, 10, 4], S03: [0, 5, 0], S04: [3, 11, 7], S05: [4, 11, 9], S06: [3, 9, 8],
  J01: [6, 20, 16], J02: [5, 18, 12], J03: [4, 14, 10], J04: [3, 10, 8],
  A01: [4, 12, 8], A02: [5, 14, 12], A03: [4, 12, 8], A04: [3, 8, 8],
  R01: [20, 40, 56], R02: [22, 50, 58], R03: [14, 32, 44], R04: [16, 38, 46], R05: [16, 38, 38], R06: [8, 17, 20],
  G01: [24, 62, 66], G02: [20, 56, 54], G03: [14, 44, 30], G04: [8, 22, 18], G05: [12, 32, 36], G06: [10, 24, 28],
  N01: [2, 9, 5], N02: [3, 12, 7],
}

type Shares<Label extends string> = Readonly<Record<Label, number>>

/** What became of the findings, in the same three parts: 建房未入住 apart, for the account tells about it. */
export const fates = {
  both: {
    H03: { outstanding: 4, 'false-report': 11, recurred: 2 },
    others: { outstanding: 308, 'false-report': 137, recurred: 62 },
  },
  censusOnly: {
    H03: { missed: 52, skipped: 16, uncovered: 5, new: 2 },
    others: { missed: 934, skipped: 201, uncovered: 150, new: 116 },
  },
  selfCheckOnly: {
    H03: { resolved: 5, unverified: 1, void: 1 },
    others: { resolved: 1016, unverified: 242, void: 43 },
  },
} as const satisfies {
  both: Record<'H03' | 'others', Shares<'outstanding' | 'false-report' | 'recurred'>>
  censusOnly: Record<'H03' | 'others', Shares<'missed' | 'skipped' | 'uncovered' | 'new'>>
  selfCheckOnly: Record<'H03' | 'others', Shares<'resolved' | 'unverified' | 'void'>>
}
export type Part = keyof typeof fates

/** Findings in non-poor households: 30 + 430 = 460 by the census, 30 + 58 = 88 by the self-check. */
export const nonPoorTargets: Readonly<Record<Part, number>> = { both: 30, censusOnly: 430, selfCheckOnly: 58 }

/** Of the findings of the self-check that the census did not check, those in households that it did not reach. */
export const unverifiedNotVisited = 150
