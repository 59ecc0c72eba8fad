import { createApp } from 'vue'
import App from './App.vue'
import { i18n, rememberedLocale, switchLocale } from './i18n.ts'
import { router } from './router.ts'
import './theme/elements.ts'
import './theme/base.css'
import './theme/table.css'
import './theme/marks.css'

await switchLocale(rememberedLocale())
createApp(App).use(i18n).use(router).mount('#app')
