import { setToastDefaultOptions } from 'vant'
import { createApp } from 'vue'
import { rememberedLocale, showLocale } from '../../app/i18n.ts'
import { ownerAtStart } from '../sync/phone/owner.ts'
import { phoneKey } from '../sync/phone/phone.ts'
import { StartingPhone, startingKey } from '../sync/phone/starting.ts'
import { statusOf } from '../sync/phone/status.ts'
import { installOnPhone } from '../pwa/updates.ts'
import { listenForBack } from '../ui/closed-by-back.ts'
import { showAsChosen } from '../ui/sight.ts'
import App from './App.vue'
import { firstWords } from './first-words.ts'
import { isTrial, routerFor } from './router.ts'
import '../theme/vant.ts'
import '../../app/theme/tokens.css'
import '../theme/field.css'

/** A toast is said, and nothing is to be done with it; Vant calls it a dialog. */
const isSaid = { role: 'status' }

/** Waited for by nobody while the program is loaded: it waits for the first page itself, which needs the file that this stands in. */
async function start(): Promise<void> {
  showAsChosen()
  listenForBack()
  const locale = rememberedLocale()
  const [owner, words] = await Promise.all([ownerAtStart(indexedDB), firstWords(locale)])
  showLocale(locale, words)
  const status = statusOf(owner)
  const app = createApp(App)
  const starting = new StartingPhone(status, async () => {
    const { startPhone } = await import('../sync/phone/engine.ts')
    const phone = await startPhone(status)
    app.provide(phoneKey, phone)
    // The copy for days without a network comes last: on a village's line it would keep the sign-in waiting.
    void installOnPhone()
    return phone
  })
  // In the middle a toast would lie over what is pressed next.
  setToastDefaultOptions({ position: 'bottom', ...isSaid })
  const router = routerFor(status)
  app.provide(startingKey, starting).use(router)
  // Until the first page is there, what the document itself says stays on the screen.
  await router.isReady()
  app.mount('#app')
  // The sign-in asks which counties there are first. What fails here is told by the page when it asks for the phone.
  if (router.currentRoute.value.path !== '/sign-in' && !isTrial(router.currentRoute.value.path)) starting.whole().catch(() => undefined)
}

void start()
