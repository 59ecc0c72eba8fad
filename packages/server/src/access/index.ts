/** What others may use of this capability. */
export { authenticate, sessionToken } from './authenticate.ts'
export { tokenHash } from './commands.ts'
export { createAccount } from './create-account.ts'
export { demoAccounts } from './demo-accounts.queries.ts'
export { demoPassword } from './demo-accounts.ts'
export { listPostsLike, readPost } from './posts.queries.ts'
export { getActor, getCounty, listCounties } from './queries.ts'
export { savePeople, savePosts } from './save.queries.ts'
