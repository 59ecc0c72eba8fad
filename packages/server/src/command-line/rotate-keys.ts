import { Refusal } from '@lookback/core/kernel'
import { sealed } from '../capabilities.ts'
import type { Config } from '../config.ts'
import { keyFileBeside, storeKeys } from '../database/key-file.ts'
import { sealAnew } from '../database/sealed.queries.ts'
import type { SealingCipher } from '../database/sealing-cipher.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { print } from './console.ts'
import { withApplication } from './with-application.ts'
import type { Texts } from './words.ts'

/**
 * Makes a new key, seals everything with it and throws the earlier one away. Until all is sealed anew the file holds both;
 * cut off, the same command goes on with the key that it had made.
 * @throws {Refusal} `option-invalid` where the keys stand in the environment, which no program can change
 */
export async function rotateKeysCommand(config: Config, cipher: SealingCipher, texts: Texts): Promise<void> {
  const source = config.keys ?? keyFileBeside(config.dataFolder)
  if ('text' in source) throw new Refusal('option-invalid', { option: 'LOOKBACK_KEYS', reason: 'LOOKBACK_KEY_FILE' })
  await withApplication(config, async ({ database }) => {
    const before = keysOf(database)
    const keys = before.keys.length > 1 ? before : before.withNext(cipher)
    await storeKeys(source.file, keys)
    const count = await sealAnew(database, sealed, keys)
    await storeKeys(source.file, keys.latestAlone())
    print(texts.keysRotated(count, source.file))
  })
}
