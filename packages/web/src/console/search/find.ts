import type { Permission } from '@lookback/core/kernel'
import { searchEverything } from '@lookback/core/search'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { call } from '../../api/call.ts'
import type { CallFailure } from '../../api/failure.ts'
import type { FoundKind } from '../../app/capability.ts'
import { t } from '../../app/i18n.ts'
import { asFailure } from '../../app/load.ts'
import { menuOf } from '../../app/menu.ts'

/** Something that can be opened. */
export interface Finding {
  key: string
  name: string
  detail: string
  to: string
}

export interface FoundGroup {
  kind: string
  title: string
  findings: readonly Finding[]
}

/** So long nothing more is typed, and the county is asked; in milliseconds. */
const PAUSE = 150

/**
 * What fits the text: pages at once, the rest as soon as the county has answered. Only the last question counts.
 * @param kinds how what the county finds is shown
 */
export function useFind(permissions: () => readonly Permission[], kinds: readonly FoundKind[]) {
  const text = ref('')
  const groups = shallowRef<readonly FoundGroup[]>([])
  const failure = shallowRef<CallFailure | null>(null)
  const searching = ref(false)
  let latest = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  function pagesWith(part: string): FoundGroup {
    const pages = menuOf(permissions()).flatMap((section) => section.pages)
    const fitting = pages.filter((page) => t(page.title).toLowerCase().includes(part.toLowerCase()))
    return {
      kind: 'page', title: t('search.pages'),
      findings: fitting.map((page) => ({ key: page.path, name: t(page.title), detail: t(`app.menuGroup.${page.menu.group}`), to: `/${page.path}` })),
    }
  }

  async function ask(part: string, own: AbortController): Promise<void> {
    try {
      const reply = await call(searchEverything, { query: { text: part }, signal: own.signal })
      if (own !== latest) return
      const found = reply.groups.flatMap(({ kind, hits }): FoundGroup[] => {
        const known = kinds.find((one) => one.kind === kind)
        return known ? [{ kind, title: t(known.title), findings: hits.map(({ id, ...hit }) => ({ key: id, ...hit, to: known.to(id) })) }] : []
      })
      groups.value = [...found, pagesWith(part)].filter(({ findings }) => findings.length > 0)
      failure.value = null
    } catch (error) {
      if (own !== latest) return
      failure.value = asFailure(error)
    }
    searching.value = false
  }

  watch(text, (typed) => {
    latest.abort()
    clearTimeout(timer)
    const part = typed.trim()
    const own = new AbortController()
    latest = own
    failure.value = null
    searching.value = part !== ''
    groups.value = part === '' ? [] : [pagesWith(part)].filter(({ findings }) => findings.length > 0)
    if (part !== '') timer = setTimeout(() => void ask(part, own), PAUSE)
  })
  onScopeDispose(() => {
    latest.abort()
    clearTimeout(timer)
  })

  return { text, groups, failure, searching, findings: computed(() => groups.value.flatMap((group) => group.findings)) }
}
