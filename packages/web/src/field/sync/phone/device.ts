import { locale } from '../../../app/i18n.ts'
import { switchLocale } from '../../app/languages.ts'
import { DevicePhone } from './device-phone.ts'
import { keepInTouch } from './keep-in-touch.ts'
import { lockWhenIdle } from './lock-when-idle.ts'
import { keeping } from './keeping.ts'
import type { Phone, PhoneStatus } from './phone.ts'
import { browserSurroundings } from './surroundings.ts'

/** The phone of this browser, at work. */
export async function startDevice(status: PhoneStatus): Promise<Phone> {
  const [phone] = await Promise.all([DevicePhone.start(browserSurroundings(), keeping, status), switchLocale(locale.value)])
  keepInTouch(phone)
  lockWhenIdle(phone)
  return phone
}
