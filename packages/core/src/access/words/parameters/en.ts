export const words = {
  parameters: {
    'sign-in': {
      title: 'Signing in',
      does: 'How accounts are kept from guessed passwords, and how long a sign-in lasts.',
      fields: {
        attempts: { label: 'Wrong passwords on an account', unit: 'times', does: 'After so many in a row the account is locked for a while.' },
        addressAttempts: { label: 'Wrong passwords from an address', unit: 'times', does: 'After so many from one network address, whatever the account, it has to wait.' },
        lockMinutes: { label: 'Locked for', unit: 'minutes', does: 'Then it may be tried again.' },
        idleMinutes: { label: 'Signed out after doing nothing for', unit: 'minutes', does: 'On the desk: so long without doing anything, and one signs in again.' },
        absoluteHours: { label: 'A sign-in lasts', unit: 'hours', does: 'Then one signs in again, whatever was done.' },
        passwordLength: { label: 'Shortest password', unit: 'characters', does: 'For passwords set from now on; those set before stay good.' },
        oneTimeHours: { label: 'A one-time password lasts', unit: 'hours', does: 'Within this time a password that an administrator gave is to be changed for one’s own.' },
      },
    },
  },
  codeLists: {},
} as const
