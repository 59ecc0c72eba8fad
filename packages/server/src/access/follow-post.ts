import type { PostFollower } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
/** Everything that follows a post, in the order of the capabilities. */
export const followPost: PostFollower = async (transaction, application, actor, post, on, successor) => {
  const entries: Entry[] = []
  for (const follow of application.postFollowers) entries.push(...await follow(transaction, application, actor, post, on, successor))
  return entries
}
