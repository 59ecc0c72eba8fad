import type { CommanderError } from 'commander'
import type { Texts } from './words.ts'

/**
 * What is wrong with a command as it was typed, in the command line's language.
 * @returns null for what is no mistake, such as `--help`
 */
export function mistakeSentence(error: CommanderError, texts: Texts): string | null {
  const words = wordFor(texts.mistakes, error.code.replace(/^commander\./, ''))
  if (words === undefined) return error.exitCode === 0 || error.code === 'commander.help' ? null : texts.mistake(error.message)
  const named = [...error.message.matchAll(/'([^']*)'/g)].map(([, name]) => name)
  return texts.mistake(words + named.join(' '))
}

/** The word that stands under a name that comes from elsewhere, if there is one. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return words[name]
}
