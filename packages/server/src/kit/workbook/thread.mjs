// A thread does not inherit how its process loads TypeScript, and Node 20 applies `--import` to no thread: so it
// begins here, registers the loader, and goes on with the module that it is for.
import process from 'node:process'
import { register } from 'tsx/esm/api'

register()
await import(process.argv[2] ?? '')
