export const words = {
  'non-poor-earlier': { name: 'Non-poor, earlier round', counted: 'What the earlier round found in non-poor households; the county says which categories those are' },
  'non-poor-later': { name: 'Non-poor, later round', counted: 'What the later round found in non-poor households; the county says which categories those are' },
  'hard-earlier': { name: 'Hard defects, earlier round', counted: 'Hard defects that the earlier round found' },
  'hard-later': { name: 'Hard defects, later round', counted: 'Hard defects that the later round found' },
  'hard-later-only': { name: 'Hard defects, later round only', counted: 'Hard defects that the later round found and the earlier one did not' },
  'non-poor-share': { name: 'Share of non-poor households', counted: 'The share of what the later round found that lies in non-poor households' },
  'resolved-rate': { name: 'Share resolved', counted: 'The share of what the earlier round found that the later one saw to be gone' },
} as const
