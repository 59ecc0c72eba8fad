export const words = {
  name: 'Parameters and code lists',
  refusal: {
    'parameter-unknown': 'There is no such parameter.',
    'code-list-unknown': 'There is no such code list.',
    'parameter-missing': 'Please fill in “{label}”.',
    'parameter-below': '“{label}” may not be less than {least}.',
    'parameter-above': '“{label}” may not be more than {most}.',
    'parameter-not-whole': '“{label}” takes whole numbers.',
    'parameter-wrong': '“{label}” is not right.',
    'parameter-code-unknown': '“{label}” names “{value}”, which is not in the code list.',
    'parameter-day-past': '“{title}” was worked by as it was; it cannot change from a past day. Please choose {today} or later.',
    'parameter-changed': '{who} changed “{title}” at {at}. Please look at it as it is now, then decide.',
    'parameter-not-planned': 'Nothing is planned for “{title}” from {day}, or the day has come.',
    'code-twice': 'Code “{code}” stands there twice.',
    'code-label-twice': 'Label “{label}” stands there twice.',
    'code-fixed': 'The rules name “{label}”: it can neither be ended nor be called otherwise.',
    'code-label-carried': '{count} records say “{label}”, so it keeps its label. Please end it and add another.',
  },
  entry: {
    'parameter-set': { name: 'Parameter changed', sentence: '“{title}” was changed from {validFrom} on' },
    'parameter-withdrawn': { name: 'Planned parameter withdrawn', sentence: 'The change of “{title}” planned from {validFrom} was withdrawn' },
    'code-list-set': { name: 'Code list changed', sentence: '“{title}” was changed from {validFrom} on' },
    'code-list-withdrawn': { name: 'Planned code list withdrawn', sentence: 'The change of “{title}” planned from {validFrom} was withdrawn' },
  },
  term: {
    parameterRow: 'row {row}',
  },
} as const
