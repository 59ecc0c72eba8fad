import { SaxesParser } from 'saxes'

/** Fields whose answer is the name of a file: bound as `binary`. */
export function mediaFieldsOf(xform: string): string[] {
  return read(xform).bound.filter(({ type }) => type === 'binary').map(({ path }) => fieldAt(path))
}

/** Fields that stand in a repeat, so that a filled form may have several answers to them. */
export function repeatedFieldsOf(xform: string): string[] {
  const { bound, repeats } = read(xform)
  return bound.filter(({ path }) => repeats.some((repeat) => path.startsWith(`${repeat}/`))).map(({ path }) => fieldAt(path))
}

function read(xform: string) {
  const bound: { path: string; type: string | null }[] = []
  const repeats: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const path = attributes['nodeset']
    if (!path) return
    if (name === 'bind') bound.push({ path, type: attributes['type'] ?? null })
    if (name === 'repeat') repeats.push(path)
  })
  parser.write(xform).close()
  return { bound, repeats }
}

function fieldAt(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
