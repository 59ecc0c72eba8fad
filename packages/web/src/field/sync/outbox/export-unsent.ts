import { showToast } from 'vant'
import { t } from '../../../app/i18n.ts'
import type { Phone } from '../phone/phone.ts'
import { saveFile } from './save-file.ts'

/** Hands everything unsent to the phone's downloads as one file, named by the moment. */
export async function exportUnsent(phone: Phone): Promise<void> {
  const moment = phone.now().toISOString().slice(0, 16).replace(/[^\d]/g, '')
  saveFile(await phone.exportUnsent(), `lookback-${moment}.lookback`)
  showToast(t('field.outbox.exported'))
}
