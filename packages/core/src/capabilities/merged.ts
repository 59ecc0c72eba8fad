import type { Declared } from '../kernel/capability.ts'
import { capabilities } from './list.ts'

type Listed = (typeof capabilities)[number]

/** All of one kind that the capabilities declare, in one object. */
export type DeclaredIn<Kind extends keyof Declared> = Intersection<Listed extends infer One
  ? One extends Readonly<Record<Kind, infer Content>> ? Content : never
  : never>

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never

/** @throws {Error} where two capabilities declare the same name */
export function merged<Kind extends keyof Declared>(kind: Kind): DeclaredIn<Kind> {
  const all: Record<string, unknown> = {}
  for (const capability of capabilities as readonly Declared[]) {
    for (const [name, content] of Object.entries(capability[kind] ?? {})) {
      if (name in all) throw new Error(`${kind}: ${name} is declared twice`)
      all[name] = content
    }
  }
  return all as DeclaredIn<Kind>
}
