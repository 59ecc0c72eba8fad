export const words = {
  parameters: {
    staffing: {
      title: 'Staffing',
      does: 'How many people a village needs and how many households one person may help; what falls short is listed.',
      fields: {
        teamSize: { label: 'Size of a resident team', unit: 'people', does: 'A village with fewer, reinforcement included, has no whole team.' },
        posts: { label: 'Posts of every village', does: 'Held by nobody today, a post is vacant.', fields: { duty: { label: 'Post', choices: { 'leader-in-charge': 'Leader in charge', 'village-lead': 'Village secretary', helper: 'Helper' } } } },
        helperHouseholds: { label: 'Households of one helper at most', unit: 'households', does: 'Who has more is listed; handing over to helpers of the same village is proposed.' },
        problemsEach: { label: 'Problems for each person', unit: 'problems', does: 'A village with more open problems than people times this number has too few.' },
        reinforcementDays: { label: 'Days of reinforcement proposed', unit: 'days', does: 'What a proposal is filled in with.' },
        mostReinforcementDays: { label: 'Days of reinforcement at most', unit: 'days', does: 'Who is to stay longer is sent again.' },
        endingDays: { label: 'Days before the end', unit: 'days', does: 'With no more days left, reinforcement is about to end.' },
      },
    },
  },
  codeLists: {},
} as const
