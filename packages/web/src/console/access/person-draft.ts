import { LoginName } from '@lookback/core/access'

/** Somebody new while the form is filled in. */
export interface PersonDraft {
  name: string
  hasAccount: boolean
  loginName: string
}

export function emptyPerson(): PersonDraft {
  return { name: '', hasAccount: true, loginName: '' }
}

export function isLoginName(text: string): boolean {
  return LoginName.safeParse(text).success
}

/** The person that the server takes; null while something is missing. */
export function readyPerson({ name, hasAccount, loginName }: PersonDraft) {
  if (name.trim() === '' || (hasAccount && !isLoginName(loginName))) return null
  return { name, loginName: hasAccount ? loginName : null }
}
