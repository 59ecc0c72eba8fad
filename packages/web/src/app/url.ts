import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { z } from 'zod'
import { without } from './without.ts'

type Shape = Readonly<Record<string, z.ZodType>>

/** The values of a shape that an address carries; what is missing or not valid is left out. */
export type FromUrl<Fields extends Shape> = { [Name in keyof Fields]?: NonNullable<z.output<Fields[Name]>> }

/**
 * The filter of a list, kept in the address: it survives reloading, can be sent to a colleague, and Back undoes it.
 * A change begins again at the first page.
 */
export function useUrlFilter<Fields extends Shape>(fields: Fields): {
  filter: ComputedRef<FromUrl<Fields>>
  change: (values: { [Name in keyof Fields]?: string | undefined }) => void
  clear: (...names: (keyof Fields & string)[]) => void
} {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => {
    const pairs = Object.entries(fields).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(route.query[name])
      return parsed.success && parsed.data !== undefined && parsed.data !== '' ? [[name, parsed.data]] : []
    })
    return Object.fromEntries(pairs) as FromUrl<Fields>
  })
  const change = (values: Readonly<Record<string, unknown>>) => {
    const changed = Object.entries({ ...without(route.query, 'page', 'cursor'), ...values }).filter(([, value]) => value !== undefined && value !== '')
    void router.push({ query: Object.fromEntries(changed.map(([name, value]) => [name, String(value)])) })
  }
  const clear = (...names: string[]) => change(Object.fromEntries(names.map((name) => [name, undefined])))
  return { filter, change, clear }
}

/** How many rows a page may have; the first one where nothing was chosen. */
export const pageSizes = [50, 20, 100, 200] as const
const [usual] = pageSizes
const PageFields = { rows: z.coerce.number().pipe(z.literal(pageSizes)), cursor: z.string().max(400), page: z.coerce.number().int().min(2) }

/**
 * Which page of a list is shown, kept in the address. Pages are reached one after the other, by cursor; a list that can skip rows is also asked
 * for a page by its number.
 */
export function useUrlPage(canSkip = false) {
  const route = useRoute()
  const router = useRouter()
  const cursor = computed(() => PageFields.cursor.safeParse(route.query['cursor']).data)
  const page = computed(() => {
    const number = PageFields.page.safeParse(route.query['page']).data
    return cursor.value ? number ?? 2 : canSkip ? number ?? 1 : 1
  })
  const size = computed(() => PageFields.rows.safeParse(route.query['rows']).data ?? usual)
  const passed = new Map<number, string>()
  const goTo = (number: number, target: string | undefined) => {
    const kept = without(route.query, 'page', 'cursor')
    if (target) passed.set(number, target)
    void router.push({ query: target ? { ...kept, page: String(number), cursor: target } : kept })
  }
  const jump = (number: number) => {
    const kept = without(route.query, 'page', 'cursor')
    void router.push({ query: number > 1 ? { ...kept, page: String(number) } : kept })
  }
  return {
    page,
    size,
    /** Begins again at the first page. */
    resize: (rows: number) => {
      passed.clear()
      const kept = without(route.query, 'page', 'cursor', 'rows')
      void router.push({ query: rows === usual ? kept : { ...kept, rows: String(rows) } })
    },
    query: computed(() => ({
      limit: size.value, ...(cursor.value ? { cursor: cursor.value } : page.value > 1 ? { skip: (page.value - 1) * size.value } : {}),
    })),
    /** Goes to a page by its number; only where rows can be skipped. */
    jump: canSkip ? jump : null,
    first: () => goTo(1, undefined),
    /** The page before; the first one where the page was opened by its address and the way here is not known. */
    previous: () => {
      const known = passed.get(page.value - 1)
      if (canSkip && known === undefined) jump(page.value - 1)
      else goTo(page.value - 1, known)
    },
    next: (target: string) => goTo(page.value + 1, target),
  }
}

export type UrlPage = ReturnType<typeof useUrlPage>
