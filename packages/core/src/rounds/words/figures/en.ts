export const words = {
  due: { name: 'Households due', counted: 'Households that the round covers: all, or those drawn for it, by today’s register' },
  visited: { name: 'Visited', counted: 'Households due that a completed visit of the round has seen' },
  unvisited: { name: 'Not visited', counted: 'Households due without a completed visit in the round: nobody home and refused are among them' },
  coverage: { name: 'Coverage', counted: 'The share of households due that were visited' },
} as const
