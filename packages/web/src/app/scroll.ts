/** A page that does not come to its content within this time is left at its top. */
const LONGEST_MILLISECONDS = 3_000

/** Resolves when the page is tall enough to be moved to a height, as its content comes; or when that takes too long. */
export function tallEnough(top: number): Promise<void> {
  const reaches = () => document.documentElement.scrollHeight >= top + window.innerHeight
  if (reaches()) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      watching.disconnect()
      clearTimeout(late)
      resolve()
    }
    const watching = new ResizeObserver(() => { if (reaches()) end() })
    const late = setTimeout(end, LONGEST_MILLISECONDS)
    watching.observe(document.body)
  })
}
