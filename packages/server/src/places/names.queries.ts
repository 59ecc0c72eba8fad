import type { NamesOf } from '../kit/names.ts'

export const namesOfPlaces: NamesOf = async (database, { county }, codes) => {
  const rows = await database.selectFrom('region').select(['code', 'name']).where('county', '=', county).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

export const namesOfUnits: NamesOf = async (database, { county }, codes) => {
  const rows = await database.selectFrom('unit').select(['code', 'name']).where('county', '=', county).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
