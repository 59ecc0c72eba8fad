export const words = {
  due: { name: 'Households due', counted: 'Households that the round covers: all, or those drawn for it, by today’s register' },
  visited: { name: 'Visited', counted: 'Households due that a visit of the round has seen: enough of the items were assessed' },
  gone: { name: 'Moved or deceased', counted: 'Households due that the round found to be moved away or deceased, and has not seen' },
  unvisited: { name: 'Not visited', counted: 'Households due that somebody has to go to: nobody home, refused and hardly assessed are among them' },
  troubled: { name: 'Households with problems', counted: 'Of the households visited, those in which the round found at least one problem' },
  incidence: { name: 'Share with problems', counted: 'Of the households visited, the share in which the round found something' },
  coverage: { name: 'Coverage', counted: 'The share of households due that were visited' },
} as const
