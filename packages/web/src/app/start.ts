import { createApp } from 'vue'
import App from './App.vue'
import { capabilities } from './capabilities.ts'
import { capabilitiesKey } from './capability.ts'
import { rememberedLocale } from './i18n.ts'
import { switchLocale } from './languages.ts'
import { router } from './router.ts'
import './theme/elements.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/table.css'
import './theme/marks.css'
import './theme/print.css'

await switchLocale(rememberedLocale())
createApp(App).use(router).provide(capabilitiesKey, capabilities).mount('#app')
