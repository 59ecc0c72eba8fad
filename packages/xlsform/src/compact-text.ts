const [encoder, decoder] = [new TextEncoder(), new TextDecoder()]

/**
 * The same text in as little memory as it needs: made anew, one of ASCII only takes one byte a character, even if it was cut
 * from a text or joined with texts that have others.
 */
export function compactText(text: string): string {
  return decoder.decode(encoder.encode(text))
}
