export const words = {
  page: { classes: 'Classes' },
  hint: 'A class is decided by a meeting of the village: visit, meet, give notice. Every figure opens its households.',
  panel: 'Class', household: 'Household', village: 'Village', where: 'Place', class: 'Class', standing: 'To look at', flags: 'Without grounds', source: 'Decided by', day: 'From', reason: 'Reason', noReason: 'none given', reviewOn: 'To decide anew', since: 'From {day}, by:', reasonIs: 'Reason: {reason}', visitIs: 'Visited on {day}.', noVisit: 'Not visited when it was given.', givenIs: 'Entered by {name} {at}.',
  none: 'No such household', noneHint: 'Households that villages classify by resolution, or that a table brought, are listed here.', export: 'Export', byClass: 'By class', byPlace: 'By place', legend: 'What the classes mean, and who closes', meaning: 'Which households', measures: 'Measures', closer: 'Closed by', check: 'Visited before by', reviewDays: 'Decided anew after (days)',
  noClass: 'No class.', give: 'Classify', change: 'Change class', close: 'Close', stands: 'It stands.', history: 'Classes so far', decided: '(resolved: {decided})', ended: '{at} {tier} {name}: {as} {reason}', reviewIs: 'To be decided anew on {day}.',
  giveHint: 'It takes a resolution that stands and names household and class, and a visit within {days} days before the meeting. ', lastSeen: 'Last visit: {day}.', neverSeen: 'No visit yet.',
  resolution: 'Resolution', resolutionIs: '{day} {body}: {decided} ({standing})', noResolution: 'No resolution about this household', reasonHint: 'What is so of this household, in own words', save: 'Save',
  closeHint: '“{name}” is closed by the {closer}; visited before by: {check}. Not while problems are open.', closeReason: 'Why it is closed',
} as const
