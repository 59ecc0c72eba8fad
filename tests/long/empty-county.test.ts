import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, password, rounds } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'

let checked: CheckedCounty
let server: TestServer
const headers = new Map<CastName, Record<string, string>>()

beforeAll(async () => {
  checked = await checkedCounty(0)
  server = await testServer(checked.application)
  for (const name of castNames) headers.set(name, await server.signIn(county, name, password))
})
afterAll(async () => {
  await server.close()
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

const Property = z.looseObject({ enum: z.array(z.unknown()).optional(), format: z.string().optional(), type: z.string().optional(), anyOf: z.array(z.unknown()).optional() })

/** Values that a query's field takes, by its schema. */
function valuesOf(name: string, schema: unknown): string[] {
  const { enum: options, format, type, anyOf } = Property.parse(schema)
  if (options) return options.map(String)
  if (anyOf) return anyOf.flatMap((one) => valuesOf(name, one))
  if (format === 'uuid') return name === 'b' || name === 'later' ? [rounds.second.id] : [rounds.first.id]
  if (format === 'date') return ['2020-03-10']
  if (type === 'integer' || type === 'number') return ['1']
  if (type === 'boolean') return ['true']
  return [county, 'housing', 'x']
}

/** A query with what it must have, and then with each of its fields and their values in turn. */
function queriesOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return ['']
  const { properties = {}, required = [] } = z.object({ properties: z.record(z.string(), z.unknown()).optional(), required: z.array(z.string()).optional() })
    .parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  const least = Object.fromEntries(required.map((name) => [name, valuesOf(name, properties[name])[0] ?? '']))
  const each = Object.entries(properties).flatMap(([name, property]) => valuesOf(name, property).map((value) => ({ ...least, [name]: value })))
  return [least, ...each].map((query) => `?${new URLSearchParams(query)}`)
}

it('where there is nothing yet every page answers, whoever asks and however it is filtered', async () => {
  const failed: string[] = []
  let asked = 0
  for (const route of routes) {
    const method = route.kind === 'json' ? route.endpoint.method : route.method
    if (method !== 'GET') continue
    const path = (route.kind === 'json' ? route.endpoint.path : route.path).replace(/:\w+/g, rounds.first.id)
    for (const query of queriesOf(route.kind === 'json' ? route.endpoint.query : undefined)) {
      const names: readonly CastName[] = query.length > 1 ? ['office', 'housing'] : castNames
      for (const name of names) {
        const { status } = await fetch(`${server.url}${path}${query}`, { headers: headers.get(name) ?? {} })
        asked += 1
        if (status >= 500) failed.push(`${name} ${path}${query}: ${status}`)
      }
    }
  }
  expect(failed).toEqual([])
  expect(asked).toBeGreaterThan(300)
})
