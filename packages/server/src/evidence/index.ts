/** What others may use of this capability. */
export { fileContents } from './file-contents.ts'
export { insertOperationFiles, missingFiles } from './operation-files.queries.ts'
export { requireFiles } from './require-files.ts'
export { s3Contents } from './s3-contents.ts'
export { takeIn } from './take-in.ts'
export { tryContents } from './try-contents.ts'
export { insertUses } from './uses.queries.ts'
export { verifyContents } from './verify-contents.ts'
