export const words = {
  name: 'Staffing',
  refusal: {
    'reinforcement-person-unknown': '“{name}” holds no post today and cannot be sent. The administrator registers a post first.',
    'reinforcement-place-wrong': 'Reinforcement goes to a township or a village, not to the whole county.',
    'reinforcement-days-wrong': 'The days are wrong: from today ({today}) or later, the last not before the first, at most {most} days.',
    'reinforcement-overlaps': '{name} is sent to {place} from {from} to {until}; the days must not overlap.',
    'reinforcement-over': 'This reinforcement is over already.',
    'helper-move-stale': 'The helper of household {number} has changed; look again. No household was handed over.',
    'helper-move-wrong': 'Household {number} cannot go to {name}, who holds no post as a helper in this village or helps it already. No household was handed over.',
    'helper-move-twice': 'Household {number} stands there twice; it goes to one person at a time. No household was handed over.',
  },
  entry: {
    'reinforcement-sent': { name: 'Sent reinforcement', sentence: '{unit} sends {person} to {region}, {from} to {until}: {task}' },
    'reinforcement-ended': { name: 'Called back', sentence: '{person} called back from {on}: {reason}' },
    'staffing-exported': { name: 'Exported the assignment table', sentence: 'Exported who is sent where (Excel)' },
  },
  term: {
    field: { reinforcements: 'Who is sent', task: 'Task', moves: 'Households handed over', gap: 'What is lacking', load: 'Load', helper: 'Helper', },
    postingKind: {
      'leader-in-charge': 'Leader in charge', 'township-lead': 'Township lead', 'village-lead': 'Village secretary', 'resident-team': 'Resident team', reinforcement: 'Reinforcement', helper: 'Helper',
      'census-team': 'Census team', 'supervision-team': 'Supervision team',
    },
    villageGap: { team: 'Team not whole', post: 'Post vacant', helpers: 'Helpers over the limit', load: 'Many problems, few people' },
    reinforcementStanding: { planned: 'Not there yet', there: 'There', ending: 'About to end', over: 'Over' },
  },
} as const
