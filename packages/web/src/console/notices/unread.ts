import { countNotices, NOTICE_COUNT_LIMIT, readNotices } from '@lookback/core/notices'
import { computed, ref } from 'vue'
import { call } from '../../api/call.ts'
import { CallFailure } from '../../api/failure.ts'

const ASK_AGAIN_AFTER = 60_000
const unread = ref(0)

/** Asks how many are unread. A bell that cannot ask keeps its last number and says nothing: the page itself will. */
async function ask(): Promise<void> {
  try {
    unread.value = (await call(countNotices, {})).unread
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
  }
}

/** How many of one's notices are unread: known once for bell and page. */
export function useUnread() {
  return {
    unread,
    /** As shown: no further than the limit. */
    isMore: computed(() => unread.value > NOTICE_COUNT_LIMIT),
    ask,
    /** @throws {CallFailure} */
    read: async (which: { ids: string[] } | { upTo: string }) => {
      unread.value = (await call(readNotices, { body: which })).unread
    },
    /** Asks now, each minute, and when somebody comes back to the page; until the returned function is called. */
    follow: (): (() => void) => {
      const askIfSeen = () => {
        if (document.visibilityState === 'visible') void ask()
      }
      void ask()
      const timer = window.setInterval(askIfSeen, ASK_AGAIN_AFTER)
      document.addEventListener('visibilitychange', askIfSeen)
      return () => {
        window.clearInterval(timer)
        document.removeEventListener('visibilitychange', askIfSeen)
      }
    },
  }
}
