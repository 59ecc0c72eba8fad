/** What others may use of this capability. */
export { default as EvidenceGallery } from './EvidenceGallery.vue'
export { default as EvidenceUpload } from './EvidenceUpload.vue'
export { uploadEvidence } from './upload.ts'
