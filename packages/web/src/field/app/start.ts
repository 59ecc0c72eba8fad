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
import { routerFor } from './router.ts'
import '../theme/vant.ts'
import '../../app/theme/tokens.css'
import '../theme/field.css'

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
  return phone
})
/** A toast is said, and nothing is to be done with it; Vant calls it a dialog. */
const isSaid = { role: 'status' }
// In the middle a toast would lie over what is pressed next.
setToastDefaultOptions({ position: 'bottom', ...isSaid })
const router = routerFor(status)
app.provide(startingKey, starting).use(router)
// Until the first page is there, what the document itself says stays on the screen.
await router.isReady()
app.mount('#app')
void installOnPhone()
// What fails here is told by the page when it asks for the phone.
starting.whole().catch(() => undefined)
