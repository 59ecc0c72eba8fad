import type { EngineNode } from './engine-types.ts'
import type { OpenForm } from './engine.ts'

const samples: Readonly<Record<string, string>> = {
  string: 'x', int: '3', decimal: '2.5', date: '2024-01-31', time: '10:00:00.000+08:00',
  dateTime: '2024-01-31T10:00:00.000+08:00', geopoint: '27 109 0 0', geotrace: '27 109 0 0; 28 110 0 0',
  geoshape: '27 109 0 0; 28 110 0 0; 28 109 0 0; 27 109 0 0', barcode: '690',
}

/**
 * Answers every question that is relevant and not read-only, by what it accepts; returns the paths answered. Repeats
 * without a count get a second instance first.
 */
export function fillIn(form: OpenForm): string[] {
  for (const node of form.nodes()) if (node.nodeType === 'repeat-range:uncontrolled') node.addInstances()
  const answered: string[] = []
  const done = new Set<string>()
  // An answer may bring up further questions, before or after it.
  for (let node = next(form, done); node !== undefined; node = next(form, done)) {
    done.add(node.currentState.reference)
    if (answer(node)) answered.push(node.currentState.reference)
  }
  return answered
}

/** Every question that a person could answer now. */
export function openQuestions(form: OpenForm): string[] {
  const open = form.nodes().filter(({ nodeType, currentState: { relevant, readonly } }) =>
    relevant && !readonly && !structure.has(nodeType))
  return open.map(node => node.currentState.reference)
}

const structure: ReadonlySet<EngineNode['nodeType']> = new Set([
  'group', 'repeat-instance', 'repeat-range:controlled', 'repeat-range:uncontrolled', 'model-value', 'note',
])

function next(form: OpenForm, done: ReadonlySet<string>): EngineNode | undefined {
  return form.nodes().find(node => {
    const { reference, relevant, readonly } = node.currentState
    return relevant && !readonly && !done.has(reference)
  })
}

function answer(node: EngineNode): boolean {
  switch (node.nodeType) {
    case 'input':
      node.setValue(samples[node.valueType] ?? 'x')
      return true
    case 'range':
      node.setValue('1')
      return true
    case 'trigger':
      node.setValue(true)
      return true
    case 'select': {
      const first = node.currentState.valueOptions[0]
      if (first !== undefined) node.selectValue(first.value)
      return first !== undefined
    }
    case 'rank':
      node.setValues(node.currentState.valueOptions.map(({ value }) => value))
      return true
    case 'upload':
      node.setValue(new File(['x'], 'x.bin'))
      return true
    case 'group':
    case 'repeat-instance':
    case 'repeat-range:controlled':
    case 'repeat-range:uncontrolled':
    case 'model-value':
    case 'note':
      return false
  }
}
