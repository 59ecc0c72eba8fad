import '../../packages/server/src/command-line/serve.ts'

/** Reads the program before it is needed, which takes seconds of a processor, and runs the command line when it is told to. */
process.once('message', () => void import('../../packages/server/src/main.ts'))
