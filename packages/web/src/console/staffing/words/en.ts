export const words = {
  page: {
    staffing: 'Staffing', villages: 'Villages', helpers: 'Helpers', households: 'Households helped', postings: 'Who is where', reinforcements: 'Reinforcement', proposals: 'Proposals', print: 'Assignment table',
  },
  hint: 'Who is sent where, what each carries, and where people are lacking. Every number opens its list; the limits are the parameter “Staffing”.', parts: 'Pages of staffing', byTownship: 'Townships', township: 'Township', total: 'Total',
  export: 'Export Excel', print: 'Print', printTable: 'Print the table', village: 'Village', place: 'Place', households: 'Households', open: 'Open problems', kilometres: 'Across (km)', kilometresHint: 'Straight across the households that were visited and have a position',
  leaders: 'Leader in charge', lead: 'Secretary', helpers: 'Helpers', most: 'Most households of a helper', gaps: 'What is lacking', gap: 'What is lacking', vacant: 'no {duty}', noGap: 'nothing',
  person: 'Name', unit: 'Unit', kind: 'Sent as', title: 'Title', from: 'From', until: 'Until', noEnd: 'without end', carries: 'Households by village', apart: 'Apart (km)', apartHint: 'Between the two villages that lie farthest apart', over: 'over the limit', overOnly: 'Households', onlyOver: 'More than {limit}',
  helpedSince: 'Since', household: 'Household', helpedBy: 'Households of {name}', noHouseholds: 'No households', noReinforcements: 'No reinforcement', noReinforcementsHint: 'The office sends people under “Proposals”; it ends by itself.',
  task: 'Task', standing: 'Standing', endedOn: 'called back {day}: {reason}', callBack: 'Call back', callBackHint: 'Not there from today on; the record stays.', reason: 'Why', acts: 'Acts',
  teams: 'People for incomplete teams ({count})', teamsHint: 'From people of departments who are sent nowhere, nobody into the own township; villages with most problems first. Change what you like, then send.', proposedTeams: 'Proposed', sendable: 'Who', nobody: 'nobody left', missing: 'Lacking', firstDay: 'First day', lastDay: 'Last day', defaultTask: 'Completing the resident team',
  send: 'Send ({count})', sent: '{count} sent', noTeams: 'Every team is complete.', extra: 'Somebody else', extraHint: 'Whoever is not proposed can be sent to a township or a village, too.', add: 'Send',
  moves: 'Households to hand over ({count})', movesHint: 'Whoever has too many hands over to the helper of the same village with fewest; nobody gets too many by it.', proposedMoves: 'Proposed', fromHelper: 'Now', toHelper: 'To', move: 'Hand over ({count})', moved: '{count} households handed over',
  noMoves: 'Nothing to hand over.', left: 'Nobody in the village has room; another helper is needed', leftLine: '{village}: {name} has {over} too many', crossChecks: 'Cross-checks (nobody in the own township) are proposed and given out round by round.', rounds: 'Rounds',
  choose: 'Choose {name}', printHint: 'By township and village, to be printed on A4 landscape.', stay: '{name} ({from}–{until})',
} as const
