/** As the build sets it: without the old interface of vue-i18n. Imported before anything that makes its words. */
Object.assign(globalThis, { __VUE_I18N_LEGACY_API__: false })
