export const words = {
  parameters: {
    relations: {
      title: 'Checks of relations',
      does: 'An import holds sex and age against the relation to the head, to find swapped rows and wrong years. Relations that are not listed are not checked.',
      fields: {
        rules: {
          label: 'Relations', does: 'Rows that do not agree come back with the reason.',
          fields: {
            relation: { label: 'Relation to the head' },
            sex: { label: 'Sex', choices: { any: 'Not checked', male: 'Male', female: 'Female', 'other-than-head': 'Other than the head’s' } },
            age: { label: 'Age', choices: { any: 'Not checked', older: 'Older than the head', younger: 'Younger than the head' } },
            years: { label: 'By at least', unit: 'years' },
          },
        },
      },
    },
  },
  codeLists: {
    'household-category': { title: 'Kinds of household', does: 'Which kind a household is of.', unit: 'households' },
    'monitored-class': { title: 'Monitored classes', does: 'Which class a monitored household is of.', unit: 'households' },
    'poverty-cause': { title: 'Causes of poverty', does: 'The main cause and others.', unit: 'households' },
    relation: { title: 'Relations to the head', does: 'Who a member is to the head of the household.', unit: 'people' },
    education: { title: 'Education', does: 'Of those who are not at school.', unit: 'people' },
    'school-status': { title: 'Schooling', does: 'Where those at school have got to.', unit: 'people' },
    health: { title: 'Health', does: 'One person may have several.', unit: 'people' },
    labour: { title: 'Ability to work', does: 'What work somebody can do.', unit: 'people' },
    'document-kind': { title: 'Kinds of document', does: 'Which document is registered.', unit: 'people' },
  },
} as const
