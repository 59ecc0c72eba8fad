export { default as ShareLink } from './ShareLink.vue'
