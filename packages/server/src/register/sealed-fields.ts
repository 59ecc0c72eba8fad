import { z } from 'zod'
import type { Member } from '@lookback/core/register'
import { identityOf, Member as MemberShape, sealedAttributes } from '@lookback/core/register'
import type { SealedColumn } from '../database/sealed.queries.ts'
import { hexOf, sealedAs } from '../database/sealed.queries.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'
import { sealedPhone } from '../kit/sealed-phone.ts'

/** What is sealed of a member, as one text: opening one costs as much as opening each. */
const SealedFields = MemberShape.pick({ documentKind: true, documentNumber: true, phone: true, attributes: true })
type SealedFields = z.infer<typeof SealedFields>
type Attributes = Member['attributes']

/** Of it, what rules about the register ask: half a million are opened for a county. */
const SealedFacts = z.object({ documentNumber: z.string().nullable(), attributes: z.record(z.string(), z.unknown()) })

const ofMember = {
  table: 'member', column: 'sealed', key: 'id', search: { column: 'identity_hash', of: (plain) => identityIn(fieldsIn(plain)) },
} as const satisfies SealedColumn

/** The workbook of refused rows holds numbers and telephones as they came. */
export const refusedRows: SealedColumn = { table: 'register_import', column: 'errors_workbook', key: 'id', isLarge: true }

/** Both families of a number that a workbook gives to another one. */
export const families: SealedColumn = { table: 'register_import', column: 'other_families', key: 'id' }

export const sealedColumns: readonly SealedColumn[] = [sealedPhone('household'), ofMember, refusedRows, families]

/** A member as the row holds it, within JSON: what the database may tell, the rest sealed, and by what the person is found. */
interface KeptMember {
  attributes: Attributes
  sealed: string | null
  identityHash: string | null
}

export function sealMember(
  keys: SealingKeys, county: string, id: string, { documentKind, documentNumber, phone, attributes }: Member,
): KeptMember {
  const [hidden, open] = divided(attributes)
  const fields = { documentKind, documentNumber, phone, attributes: hidden }
  const isEmpty = documentKind === null && documentNumber === null && phone === null && Object.keys(hidden).length === 0
  const identity = identityIn(fields)
  return {
    attributes: open,
    sealed: isEmpty ? null : hexOf(keys.seal(sealedAs(ofMember, county, id), JSON.stringify(fields))),
    identityHash: identity === null ? null : hexOf(keys.searchHash(identity)),
  }
}

/** @param row `attributes` are those that the database may tell */
export function openMember(
  keys: SealingKeys, county: string, row: { id: string; sealed: Buffer | null; attributes: unknown },
): SealedFields {
  const attributes = SealedFields.shape.attributes.parse(row.attributes)
  if (row.sealed === null) return { documentKind: null, documentNumber: null, phone: null, attributes }
  const fields = fieldsIn(keys.open(sealedAs(ofMember, county, row.id), row.sealed))
  return { ...fields, attributes: { ...attributes, ...fields.attributes } }
}

/** A member's document and further columns, as they are stored. */
export function openFacts(
  keys: SealingKeys, county: string, row: { id: string; sealed: Buffer | null; attributes: object },
): { documentNumber: string | null; attributes: Readonly<Record<string, unknown>> } {
  if (row.sealed === null) return { documentNumber: null, attributes: { ...row.attributes } }
  const { documentNumber, attributes } = SealedFacts.parse(JSON.parse(keys.open(sealedAs(ofMember, county, row.id), row.sealed).toString()))
  return { documentNumber, attributes: { ...row.attributes, ...attributes } }
}

function fieldsIn(plain: Buffer): SealedFields {
  return SealedFields.parse(JSON.parse(plain.toString()))
}

function identityIn({ documentNumber }: Pick<SealedFields, 'documentNumber'>): string | null {
  return documentNumber === null ? null : identityOf(documentNumber)
}

/** Those that are sealed, and the others. */
function divided(attributes: Attributes): [Attributes, Attributes] {
  const hidden: Record<string, Attributes[string]> = {}
  const open: Record<string, Attributes[string]> = {}
  for (const [key, value] of Object.entries(attributes)) (sealedAttributes.has(key) ? hidden : open)[key] = value
  return [hidden, open]
}
