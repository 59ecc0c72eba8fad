import { LoginName } from '@lookback/core/access'
import { t } from '../../app/i18n.ts'
import { missingOf } from '../../ui/missing.ts'

/** Somebody new while the form is filled in. */
export interface PersonDraft {
  name: string
  phone: string
  hasAccount: boolean
  loginName: string
}

export function emptyPerson(): PersonDraft {
  return { name: '', phone: '', hasAccount: true, loginName: '' }
}

export function isLoginName(text: string): boolean {
  return LoginName.safeParse(text).success
}

/** The person that the server takes; null while something is missing. */
export function readyPerson({ name, phone, hasAccount, loginName }: PersonDraft) {
  if (name.trim() === '' || (hasAccount && !isLoginName(loginName))) return null
  return { name, phone: phone.trim() === '' ? null : phone, loginName: hasAccount ? loginName : null }
}

/** The fields that `readyPerson` still waits for, by their names. */
export function missingOfPerson({ name, hasAccount, loginName }: PersonDraft): readonly string[] {
  return missingOf([t('access.people.name'), name.trim() === ''], [t('access.people.loginName'), hasAccount && !isLoginName(loginName)])
}
