/** What others may use of this capability. */
export { default as ListedNotice } from './ListedNotice.vue'
