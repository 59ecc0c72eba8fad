import { setToastDefaultOptions } from 'vant'
import { createApp } from 'vue'
import { i18n, rememberedLocale } from '../../app/i18n.ts'
import { DevicePhone } from '../sync/phone/device-phone.ts'
import { keepInTouch } from '../sync/phone/keep-in-touch.ts'
import { lockWhenIdle } from '../sync/phone/lock-when-idle.ts'
import { phoneKey } from '../sync/phone/phone.ts'
import { browserSurroundings } from '../sync/phone/surroundings.ts'
import { installOnPhone } from '../pwa/updates.ts'
import App from './App.vue'
import { switchLocale } from './languages.ts'
import { routerFor } from './router.ts'
import '../theme/vant.ts'
import '../../app/theme/tokens.css'
import '../theme/field.css'

const [phone] = await Promise.all([DevicePhone.start(browserSurroundings()), switchLocale(rememberedLocale())])
// In the middle a toast would lie over what is pressed next.
setToastDefaultOptions({ position: 'bottom' })
createApp(App).provide(phoneKey, phone).use(i18n).use(routerFor(phone)).mount('#app')
keepInTouch(phone)
lockWhenIdle(phone)
void installOnPhone()
