import { config } from 'zod'

// The content security policy forbids `eval`. zod reads this when a schema is made, so it must run before any
// contract is loaded: hence the import in two steps.
config({ jitless: true })

void import('./app/start.ts')
