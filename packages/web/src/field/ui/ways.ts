import { useRouter } from 'vue-router'

/** How lines of a list lead to pages. */
export interface Ways {
  /** The address of a page's path. */
  hrefOf: (path: string) => string
  /** Goes where the link that was pressed leads, without loading the application anew. */
  follow: (event: MouseEvent) => void
}

/**
 * Links for lists that are drawn anew with every letter that is typed: a RouterLink finds its page among all others each time, and
 * whether it is the one that is shown, which takes a slow phone longer than all the rest of a line.
 */
export function useWays(): Ways {
  const router = useRouter()
  const base = router.options.history.base
  return {
    hrefOf: (path) => base + path,
    follow(event) {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      const href = (event.currentTarget as Element).getAttribute('href')
      if (!isPlain || event.defaultPrevented || href === null) return
      event.preventDefault()
      void router.push(href.slice(base.length))
    },
  }
}
