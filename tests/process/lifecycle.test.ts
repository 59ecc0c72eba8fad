import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savePeople } from '../../packages/server/src/access/index.ts'
import { migrations, sealed } from '../../packages/server/src/capabilities.ts'
import type { Database } from '../../packages/server/src/database/connect.ts'
import { openDatabase } from '../../packages/server/src/database/open.ts'
import { keysOf } from '../../packages/server/src/database/sealing-keys.ts'
import { openPhone } from '../../packages/server/src/kit/sealed-phone.ts'
import { createCounty } from '../../packages/server/src/foundation/create-county.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, testDatabase } from '../support/database.ts'
import { keysOfTests } from '../support/keys.ts'
import type { Running } from '../support/process.ts'
import { lookback, projectFolder, runLookback } from '../support/process.ts'

const checklist = path.join(projectFolder, 'demo/forms/household-check.xlsx')
const password = '山上的云像一匹白马走'
const administrator = { LOOKBACK_PASSWORD: password }
const init = ['init', '--county', '431998', '--name', '白云县', '--login', 'admin']

/** Starts serving and waits for the address. */
async function serving(folder: string): Promise<{ running: Running; url: string }> {
  const running = lookback(['serve', '--port', '0', '--data', folder])
  const said = await running.says(/http:\/\/127\.0\.0\.1:\d+/)
  return { running, url: said }
}

/** Something that is written: another account, acknowledged by 200. */
async function addAccount(url: string, token: string, loginName: string): Promise<number> {
  const reply = await fetch(`${url}/api/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      person: { id: randomUUID(), name: '石大山', loginName },
      post: {
        id: randomUUID(), unit: 'office', role: 'leader', title: '包县领导', region: '431998', duty: null, validFrom: '2020-01-01',
      },
    }),
  })
  return reply.status
}

async function signIn(url: string): Promise<string> {
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ county: '431998', loginName: 'admin', password }),
  })
  return reply.headers.get('x-session-token') ?? ''
}

async function accountNames(url: string, token: string): Promise<string[]> {
  const reply = await fetch(`${url}/api/people`, { headers: { authorization: `Bearer ${token}` } })
  const { rows } = (await reply.json()) as { rows: { account: { loginName: string } }[] }
  return rows.map(({ account }) => account.loginName)
}

async function postmasterPid(folder: string): Promise<number> {
  return Number((await readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the process and its database', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-process-'))
    expect(await runLookback([...init, '--data', folder], administrator)).toMatchObject({ code: 0 })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(['SIGINT', 'SIGTERM'] as const)('%s closes the database cleanly', async (signal) => {
    const { running } = await serving(folder)
    running.child.kill(signal)
    expect(await running.ended).toMatchObject({ code: 0 })
    // PostgreSQL removes the file as the last thing of a clean shutdown.
    await expect(postmasterPid(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('a kill of npm, which started it, closes the database too', async () => {
    const npm = spawn('npm', ['run', '-s', 'lookback', '--', 'serve', '--port', '0', '--data', folder], {
      cwd: projectFolder, env: { ...process.env, LOOKBACK_KEYS: keysOfTests },
    })
    await new Promise<void>((resolve) => {
      npm.stdout.on('data', (said: Buffer) => {
        if (said.includes('http://')) resolve()
      })
    })
    npm.kill('SIGTERM')
    await expect.poll(() => existsSync(path.join(folder, 'postgres/postmaster.pid')), { timeout: 30_000 }).toBe(false)
  })

  it('nothing that lies in the data folder is open to other accounts', async () => {
    const names = await readdir(folder)
    expect(names).toEqual(expect.arrayContaining(['files', 'postgres']))
    const modes = await Promise.all(names.map(async (name) => [name, (await stat(path.join(folder, name))).mode & 0o077]))
    expect(modes.filter(([, others]) => others !== 0)).toEqual([])
  })

  it('a port that another program has is refused with a reason', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const run = await runLookback(['serve', '--port', String(port), '--data', folder])
    other.close()
    expect(run.code).toBe(1)
    expect(run.errors).toContain(`不能在 127.0.0.1:${port} 上提供服务：端口已被别的程序占用`)
    expect(run.errors).not.toContain('    at ')
  })

  it('a second process on the same folder is refused with a reason, and the first goes on', async () => {
    const { running, url } = await serving(folder)
    const second = await runLookback(['serve', '--port', '0', '--data', folder])
    expect(second.code).toBe(1)
    expect(second.errors).toContain('正被另一个回头看程序使用')
    expect((await fetch(`${url}/api/welcome`)).status).toBe(200)
    running.child.kill('SIGTERM')
    await running.ended
  })

  it('whoever is locked out, or has forgotten the password, is let in from the command line while the program runs', async () => {
    const { running, url } = await serving(folder)
    const attempt = (given: string) => fetch(`${url}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ county: '431998', loginName: 'locked', password: given }),
    })
    expect(await addAccount(url, await signIn(url), 'locked')).toBe(200)
    for (let count = 0; count < 5; count += 1) expect((await attempt(`wrong ${count}`)).status).toBe(401)
    expect((await attempt('wrong')).status).toBe(423)
    expect(await runLookback(['unlock', '--login', 'locked', '--data', folder])).toMatchObject({ code: 0, output: '账号 locked 已解除锁定。\n' })
    expect((await attempt('wrong')).status).toBe(401)
    const reset = await runLookback(['reset-password', '--login', 'locked', '--data', folder])
    expect(reset.code).toBe(0)
    const reply = await attempt(/一次性密码：(\S+)/.exec(reset.output)?.[1] ?? '')
    expect([reply.status, await reply.json()]).toMatchObject([200, { passwordIsOneTime: true }])
    const unknown = await runLookback(['unlock', '--login', 'nobody', '--data', folder])
    expect([unknown.code, unknown.errors]).toEqual([1, '没有账号 nobody。\n'])
    running.child.kill('SIGTERM')
    await running.ended
  })

  it('what was acknowledged before a kill -9 is there afterwards, from the same database server', async () => {
    const { running, url } = await serving(folder)
    const token = await signIn(url)
    const pid = await postmasterPid(folder)
    const acknowledged: string[] = []
    let killed = false
    const writers = [0, 1, 2].map(async (writer) => {
      for (let count = 0; count < 50; count += 1) {
        const loginName = `user-${writer}-${count}`
        try {
          if ((await addAccount(url, token, loginName)) === 200) acknowledged.push(loginName)
        } catch (error) {
          if (!killed) throw error
          return
        }
        if (acknowledged.length >= 12 && !killed) {
          killed = true
          running.child.kill('SIGKILL')
        }
      }
    })
    await Promise.all(writers)
    await running.ended
    expect(killed).toBe(true)
    expect(isAlive(pid)).toBe(true)

    const again = await serving(folder)
    await again.running.says('已接管')
    expect(await postmasterPid(folder)).toBe(pid)
    const names = await accountNames(again.url, await signIn(again.url))
    expect(names).toEqual(expect.arrayContaining(acknowledged))
    again.running.child.kill('SIGTERM')
    await again.running.ended
    expect(await runLookback(['verify-log', '--data', folder])).toMatchObject({ code: 0 })
  })

  it('a backup that is put up again is read through, and its code is the last line', async () => {
    const copy = await mkdtemp(path.join(os.tmpdir(), 'lookback-copy-'))
    await cp(folder, copy, { recursive: true })
    // As in a copy that was made while the program ran: the file speaks of a server that is not the copy's.
    const { running } = await serving(folder)
    await cp(path.join(folder, 'postgres/postmaster.pid'), path.join(copy, 'postgres/postmaster.pid'))
    const read = await runLookback(['check-backup', '--data', copy])
    running.child.kill('SIGTERM')
    await running.ended
    expect(read).toMatchObject({ code: 0, errors: '' })
    expect(read.output).toMatch(/核对码：\d+-[0-9a-f]{16}\n$/)
    await rm(copy, { recursive: true, force: true })
  })

  it('a database that dies is started again within seconds; meanwhile 503 in words, and no right password is called wrong', async () => {
    const { running, url } = await serving(folder)
    const token = await signIn(url)
    const pid = await postmasterPid(folder)
    const entered = async () => {
      const reply = await fetch(`${url}/api/session`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ county: '431998', loginName: 'admin', password }),
      })
      return [reply.status, ((await reply.json()) as { message?: string }).message] as const
    }
    for (const kill of ['SIGKILL', 'SIGQUIT'] as const) {
      process.kill(await postmasterPid(folder), kill)
      const seen = new Map<number, string | undefined>()
      await expect.poll(async () => {
        const [status, message] = await entered()
        seen.set(status, message)
        return status
      }, { timeout: 60_000, interval: 20 }).toBe(200)
      expect([...seen].filter(([status]) => status !== 200)).toEqual([[503, '数据库正在重新启动，请过几秒再试；已经保存的都在。']])
    }
    expect(await postmasterPid(folder)).not.toBe(pid)
    expect(await addAccount(url, token, 'after-the-death')).toBe(200)
    // It is still ours alone, and still closed cleanly.
    expect((await runLookback(['serve', '--port', '0', '--data', folder])).errors).toContain('正被另一个回头看程序使用')
    running.child.kill('SIGTERM')
    expect(await running.ended).toMatchObject({ code: 0 })
    await expect(postmasterPid(folder)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await runLookback(['verify-log', '--data', folder])).toMatchObject({ code: 0 })
  })

  it('a database server that was killed too comes back with everything', async () => {
    const { running, url } = await serving(folder)
    expect(await addAccount(url, await signIn(url), 'before-the-cut')).toBe(200)
    process.kill(await postmasterPid(folder), 'SIGKILL')
    running.child.kill('SIGKILL')
    await running.ended
    const again = await serving(folder)
    expect(await accountNames(again.url, await signIn(again.url))).toContain('before-the-cut')
    again.running.child.kill('SIGTERM')
    await again.running.ended
  })
})

describe('the keys that seal fields', () => {
  it('lie beside the data folder; without them nothing opens, and a command changes them', async () => {
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'lookback-keys-'))
    const file = `${dataFolder}.key`
    const opening = () => openDatabase({ databaseUrl: null, dataFolder, migrations, sealed })
    const phone = async (opened: { database: Database }) => {
      const { id, sealed_phone: kept } = await opened.database.selectFrom('person').select(['id', 'sealed_phone']).executeTakeFirstOrThrow()
      return [kept?.[0], openPhone(keysOf(opened.database), 'person', '431998', id, kept)]
    }
    const first = await opening()
    const application = applicationOn(first)
    await createCounty(application, { code: '431998', name: '白云县', isDemo: false })
    await savePeople(application, '431998', [{ id: randomUUID(), name: '石大山', phone: '13812341234' }], null)
    expect(await phone(first)).toEqual([1, '13812341234'])
    await first.close()
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    await rename(file, `${file}-elsewhere`)
    await expect(opening()).rejects.toMatchObject({ code: 'sealing-keys-missing', details: { file: file } })
    await writeFile(file, keysOfTests)
    await expect(opening()).rejects.toMatchObject({ code: 'sealing-keys-unfit' })
    await rename(`${file}-elsewhere`, file)

    const rotated = await runLookback(['rotate-keys', '--cipher', 'sm4-ctr-hmac-sm3', '--data', dataFolder], { LOOKBACK_KEYS: undefined })
    expect(rotated).toMatchObject({ code: 0, errors: '', output: `密钥已换，重新加密 1 条；请另存一份 ${file}，与备份分开放。\n` })
    const again = await opening()
    expect(await phone(again)).toEqual([2, '13812341234'])
    await again.close()
    await rm(dataFolder, { recursive: true, force: true })
    await rm(file)
  })
})

describe('commands', () => {
  let folder: string
  /** A county in which nothing is yet. */
  let empty: TestDatabase

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-commands-'))
    empty = await testDatabase()
    await createCounty(applicationOn(empty), { code: '431998', name: '白云县', isDemo: false })
  })
  afterAll(async () => {
    await empty.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('run on a PostgreSQL of one’s own', async () => {
    const own = await testDatabase()
    const environment = { ...administrator, DATABASE_URL: own.connectionString, LOOKBACK_DATA: folder }
    expect(await runLookback(init, environment)).toMatchObject({ code: 0 })
    const twice = await runLookback(init, environment)
    expect(twice).toMatchObject({ code: 1 })
    expect(twice.errors).toContain('已经建好')
    expect(await runLookback(['verify-log'], environment)).toMatchObject({ code: 0 })
    await own.close()
  })

  it('say what is wrong and exit with 1', async () => {
    const weak = await runLookback([...init, '--data', folder], { LOOKBACK_PASSWORD: 'admin' })
    expect(weak).toMatchObject({ code: 1 })
    expect(weak.errors).toContain('密码太弱')
    const unreachable = await runLookback(['verify-log'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(unreachable).toMatchObject({ code: 1 })
    expect(unreachable.errors).toContain('连不上数据库')
    const notAForm = path.join(folder, 'form.xlsx')
    await writeFile(notAForm, 'not a workbook')
    expect(await runLookback(['xlsform', notAForm, '-o', `${notAForm}.xml`])).toMatchObject({ code: 1 })
    expect(await runLookback(['compare', '--a', '1'])).toMatchObject({ code: 1 })
    expect(await runLookback(['no-such-command'])).toMatchObject({ code: 1 })
  })

  it.each([
    [['import', 'households', '/no-such.xlsx'], '读不了文件 /no-such.xlsx：没有这个文件或目录'],
    [['import', 'regions', '/no-such.xlsx'], '读不了文件 /no-such.xlsx：没有这个文件或目录'],
    [['import', 'households', '/no-such.xlsx', '--errors', '/nowhere/back.xlsx'], '写不了文件 /nowhere/back.xlsx'],
    [['xlsform', '/no-such.xlsx', '-o', 'form.xml'], '读不了文件 /no-such.xlsx：没有这个文件或目录'],
    [['xlsform', checklist, '-o', '/nowhere/form.xml'], '写不了文件 /nowhere/form.xml：没有这个文件或目录'],
    [['ledger', '-o', '/nowhere/ledger.xlsx'], '写不了文件 /nowhere/ledger.xlsx'],
    [['bulletin', '-o', os.tmpdir()], `写不了文件 ${os.tmpdir()}：这是一个目录`],
    [['ledger'], '缺少选项 -o, --output <file>'],
    [['import', 'households'], '缺少参数 file'],
    [['ledger', '-o', 'ledger.xlsx', '--colour'], '没有这个选项：--colour'],
    [['init', '--county', '431998', '--name', '白云县', '--login', 'admin'], '没有给出密码'],
  ])('%j: a reason in words, and no trace of the program’s inside', async (args, reason) => {
    const run = await runLookback(args, { DATABASE_URL: empty.connectionString, LOOKBACK_DATA: folder })
    expect(run.code).toBe(1)
    expect(run.errors).toContain(reason)
    expect(run.errors).not.toMatch(/\n {4}at |Error:/)
  })

  it('settings that are none are named', async () => {
    expect(await runLookback(['verify-log'], { LOOKBACK_PORT: 'eighty' })).toMatchObject({
      code: 1, errors: expect.stringContaining('环境变量 LOOKBACK_PORT 的值不正确') as unknown,
    })
  })

  it('each has --help', async () => {
    const help = await runLookback(['--help'])
    const commands = [...help.output.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name ?? '').filter((name) => name !== 'help')
    expect(commands).toEqual(expect.arrayContaining([
      'serve', 'demo', 'init', 'import', 'xlsform', 'compare', 'bulletin', 'ledger', 'verify-log', 'check-backup', 'unlock',
      'reset-password', 'confirm-clock',
    ]))
    const all = [...commands.map((command) => [command]), ['import', 'households'], ['import', 'regions']]
    for (const one of await Promise.all(all.map((command) => runLookback([...command, '--help'])))) {
      expect(one.code).toBe(0)
      expect(one.output).toContain('用法：')
    }
  })
})
