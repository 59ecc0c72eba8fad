import type { z } from 'zod'
import type { Permission } from './permission.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Who may call: everybody; anybody with a session, even before a one-time password is changed; anybody signed in; or
 * whoever holds a post with the permission.
 */
export type Access = 'public' | 'session' | 'signed-in' | Permission

/**
 * One HTTP endpoint, told once and used on both sides: the server validates requests and replies with it, the console
 * calls with it. `path` uses `:name` for parameters, all of which are strings.
 */
export interface Endpoint<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  name: string
  method: Method
  path: Path
  access: Access
  query?: Query
  body?: Body
  reply: Reply
}

export function endpoint<
  const Path extends string,
  Reply extends z.ZodType,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: Endpoint<Path, Query, Body, Reply>): Endpoint<Path, Query, Body, Reply> {
  return definition
}

/** The names of a path's parameters: `id` for `/api/problems/:id`. */
export type ParameterNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never
