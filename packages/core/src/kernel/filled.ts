/** A sentence of words with its `{details}` filled in; nothing stands where a detail is not told. */
export function filled(sentence: string, details: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '')
}
