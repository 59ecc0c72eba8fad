import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  refusal: {
    'not-signed-in': 'Please sign in first.',
    'credentials-wrong': 'The account or the password is wrong.',
    'account-locked': 'Too many wrong attempts. Please try again in {minutes} minutes.',
    'account-disabled': 'This account is disabled. Please ask your administrator.',
    'password-weak': 'The password is too weak: at least {length} characters, not a common one, without the account name.',
    'login-name-taken': 'The account name {loginName} is taken.',
    'password-one-time': 'This is a one-time password given by an administrator. Sign in on the web page first and set a password of your own.',
    'password-expired': 'The one-time password has expired. Ask an administrator for a new one.',
    'account-exists': '{name} already has an account.',
    'account-missing': '{name} has no account yet.',
    'account-own': 'You cannot switch off your own account. Ask another administrator.',
    'last-administrator': 'This would leave no administrator. First make somebody else an administrator, who signs in once and sets a password.',
    'post-unit-wrong': 'A post as “{role}” cannot be in {unit}.',
    'post-duty-wrong': 'A post as “{role}” cannot answer as “{duty}”.',
    'post-level-wrong': 'The area of this post must be a {levels}, not {region}.',
    'post-area-wrong': '{region} does not lie in the area of {unit}.',
    'post-overlaps': '{name} holds the same post from {from}; the days overlap.',
    'post-ended': 'This post ended on {on}.',
    'post-days-wrong': 'The day cannot be before {from}, when the post began.',
    'hand-over-to-oneself': 'The successor cannot be the same person.',
  },
  term: {
    tier: { village: 'Village', township: 'Township', county: 'County', province: 'Province' },
    role: {
      'county-office': 'County office',
      department: 'Department',
      township: 'Township',
      village: 'Village and resident team',
      'census-team': 'Census team',
      'supervision-team': 'Supervision team',
      leader: 'Leader in charge',
      administrator: 'Administrator',
    },
    duty: {
      helper: 'Helper',
      'village-lead': 'Head of the village',
      'resident-team': 'Resident team',
      'township-lead': 'Head of the township',
      'leader-in-charge': 'Leader in charge',
      'county-lead': 'Head of the county',
    },
  },
}
