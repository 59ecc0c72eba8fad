import { z } from 'zod'
import { RefusalReply } from '@lookback/core/kernel'
import type { Route } from './route.ts'

type Schema = Record<string, unknown>

/** The interfaces as an OpenAPI 3.1 document, made from the contracts. */
export function openApi(routes: readonly Route[]): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of routes) {
    const { method, path, access } = route.kind === 'json' ? route.endpoint : route
    const url = path.replace(/:(\w+)/g, '{$1}')
    paths[url] = { ...paths[url], [method.toLowerCase()]: { ...operation(route), 'x-access': access } }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lookback', version: '0.1.0' },
    components: { schemas: { Refusal: jsonSchema(RefusalReply, 'output') } },
    paths,
  }
}

function operation(route: Route): Schema {
  const pathParameters = [...(route.kind === 'json' ? route.endpoint.path : route.path).matchAll(/:(\w+)/g)].map(
    ([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }),
  )
  const refusal = { description: 'refused', content: json({ $ref: '#/components/schemas/Refusal' }) }
  if (route.kind === 'raw') return { parameters: pathParameters, responses: { 200: { description: 'ok' }, default: refusal } }
  const { name, query, body, reply } = route.endpoint
  return {
    operationId: name,
    parameters: [...pathParameters, ...queryParameters(query)],
    ...(body ? { requestBody: { required: true, content: json(jsonSchema(body, 'input')) } } : {}),
    responses: { 200: { description: 'ok', content: json(jsonSchema(reply, 'output')) }, default: refusal },
  }
}

function queryParameters(query: z.ZodType | undefined): Schema[] {
  if (!query) return []
  const schema = z.object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()).default([]) })
    .parse(jsonSchema(query, 'input'))
  return Object.entries(schema.properties).map(([name, property]) => ({
    name, in: 'query', required: schema.required.includes(name), schema: property,
  }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } }
}
