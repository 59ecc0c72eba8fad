export const words = {
  parameters: {
    'sign-in': {
      title: 'Signing in',
      does: 'How accounts are kept from guessed passwords, and how long a sign-in lasts.',
      fields: {
        attempts: { label: 'Wrong passwords on an account', unit: 'times', does: 'After so many in a row from one network address the account is locked there for a while; on the computer or phone that its owner uses it is not.' },
        addressAttempts: { label: 'Wrong passwords from an address', unit: 'times', does: 'After so many from one network address, accounts that were not signed in from there before have to wait.' },
        accountAttempts: { label: 'Wrong passwords elsewhere', unit: 'times', does: 'After so many on one account from all addresses where it was not signed in before, it has to wait there.' },
        usualDays: { label: 'Usual addresses and devices are known for', unit: 'days', does: 'Where one has signed in counts as usual for so long.' },
        lockMinutes: { label: 'Locked for', unit: 'minutes', does: 'Then it may be tried again.' },
        idleMinutes: { label: 'Signed out after doing nothing for', unit: 'minutes', does: 'On the desk: so long without doing anything, and one signs in again.' },
        absoluteHours: { label: 'A sign-in lasts', unit: 'hours', does: 'Then one signs in again, whatever was done.' },
        passwordLength: { label: 'Shortest password', unit: 'characters', does: 'For passwords set from now on; those set before stay good.' },
        oneTimeHours: { label: 'A one-time password lasts', unit: 'hours', does: 'Within this time a password that an administrator gave is to be changed for one’s own.' },
      },
    },
    'second-factor': {
      title: 'Second factor',
      does: 'Who shows six digits of an authenticator app beside the password.',
      fields: {
        administrators: { label: 'Administrators', does: 'The system, the security and the audit administrator.' },
        countyOffice: { label: 'County office', does: 'Whoever works in the county office.' },
        everybody: { label: 'Everybody', does: 'Townships, villages and all others, too.' },
        graceDays: { label: 'New accounts may wait', unit: 'days', does: 'For so many days a new account may do without.' },
        rememberDays: { label: 'Remember a device for', unit: 'days', does: 'Where somebody asks for it, the device is not asked again for so many days.' },
      },
    },
    watermark: {
      title: 'Watermark',
      does: 'Who looked, and when, is written over screens and exported tables, against photographs and passing on.',
      fields: {
        screens: { label: 'On screens', does: 'Name and time stand faintly over the web pages.' },
        exports: { label: 'On exports', does: 'Printed, each page of a ledger, three lists or audit says in its header who took it and when.' },
      },
    },
  },
  codeLists: {},
} as const
