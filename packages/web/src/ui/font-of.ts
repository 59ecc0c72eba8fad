/** The font that an element is set in, by name. */
export function fontOf(element: Element): string {
  return window.getComputedStyle(element).fontFamily
}
