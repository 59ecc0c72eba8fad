/** Whether a text is an amount. */
export function isAmount(text: string): boolean {
  return /^\d{1,12}(\.\d{1,4})?$/.test(text.trim())
}

/** The amount that a text is; null where it is empty. */
export function amountOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}

/** An amount as it is typed. */
export function typed(amount: number | null): string {
  return amount === null ? '' : String(amount)
}
