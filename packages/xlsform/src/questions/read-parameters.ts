import { isWholeReference } from '../expressions/references.ts'
import type { Place, Problems } from '../problems.ts'
import { yesNo, type Cell } from '../sheets/cells.ts'
import { ncName } from '../sheets/names.ts'
import type { ParameterKind, ParameterRule, Parameters } from './parameters.ts'

const namePattern = new RegExp(`^${ncName}$`, 'u')

const none: Parameters = new Map()

/** Reads `key=value key=value` (also parted by commas or semicolons) and checks it against what the type allows. */
export function readParameters(
  cell: Cell | undefined, rules: readonly ParameterRule[], typeName: string, problems: Problems, appearance = '',
): Parameters {
  if (cell === undefined) return none
  const parameters = new Map<string, string>()
  const text = cell.text.replace(/(?<!\s)\s*=\s*/g, '=')
  for (const part of text.split(/[\s,;]+/).filter(part => part !== '')) {
    const [key, value, rest] = part.split('=', 3)
    if (key === undefined || key === '' || value === undefined || value === '' || rest !== undefined) {
      problems.error(cell.place, 'parameter-form', { part })
      continue
    }
    const name = key.toLowerCase()
    const rule = rules.find(candidate => candidate.key === name)
    if (rule === undefined) {
      reportUnknown(name, cell.place)
      continue
    }
    if (appearance !== '' && rule.unlessAppearance?.test(appearance) === true) continue
    if (!fits(value, rule.value)) {
      problems.error(cell.place, parameterCode(rule.value), { key: name, value, allowed: allowedValues(rule.value) })
      continue
    }
    parameters.set(name, plainValue(value, rule.value))
  }
  return parameters

  function reportUnknown(key: string, place: Place): void {
    if (rules.length === 0) return problems.warn(place, 'parameter-none', { key, type: typeName })
    const allowed = rules.map(candidate => candidate.key).join(', ')
    problems.error(place, 'parameter-unknown', { key, type: typeName, allowed })
  }
}

/** The value in the one spelling that clients know. */
function plainValue(value: string, kind: ParameterKind): string {
  if (kind.kind === 'true' || kind.kind === 'yesNo') return String(yesNo(value))
  return kind.kind === 'oneOf' ? value.toLowerCase() : value
}

function fits(value: string, kind: ParameterKind): boolean {
  switch (kind.kind) {
    case 'whole':
      return /^\d{1,15}$/.test(value)
    case 'number':
      return /^-?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(value)
    case 'numberOrReference':
      return isWholeReference(value) || /^-?\d+(\.\d+)?$/.test(value)
    case 'oneOf':
      return kind.values.includes(value.toLowerCase())
    case 'yesNo':
      return yesNo(value) !== undefined
    case 'name':
      return namePattern.test(value)
    case 'true':
      return yesNo(value) === true
    case 'nameOrReference':
      return namePattern.test(value) || isWholeReference(value)
    case 'package':
      return /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(value)
  }
}

function parameterCode(kind: ParameterKind) {
  switch (kind.kind) {
    case 'whole':
      return 'parameter-whole'
    case 'number':
      return 'parameter-number'
    case 'numberOrReference':
      return 'parameter-seed'
    case 'oneOf':
      return 'parameter-one-of'
    case 'name':
      return 'parameter-name'
    case 'true':
    case 'yesNo':
      return 'parameter-one-of'
    case 'nameOrReference':
      return 'parameter-geometry'
    case 'package':
      return 'parameter-package'
  }
}

function allowedValues(kind: ParameterKind): string {
  if (kind.kind === 'oneOf') return kind.values.join(', ')
  return kind.kind === 'yesNo' ? 'true, false' : 'true'
}
