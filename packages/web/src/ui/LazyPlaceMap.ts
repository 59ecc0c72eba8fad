import { defineAsyncComponent } from 'vue'

/** The chart after the page: its library is the largest thing that the console loads, and the table stands without. */
export default defineAsyncComponent(() => import('./PlaceMap.vue'))
