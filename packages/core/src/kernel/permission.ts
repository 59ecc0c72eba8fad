import { z } from 'zod'

/** What a post may allow, by name. Open: every capability adds its own beside their declaration. */
export interface Permissions {}

/** A permission is always held for an area (see `Scope`), never as such. */
export type Permission = keyof Permissions

/** A name that came from outside; only the list of capabilities knows whether there is such a permission. */
export const Permission = z.string() as unknown as z.ZodType<Permission>
