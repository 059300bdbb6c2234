/**
 * One browser, started when it is needed and closed when nobody has needed it for a while. It reaches no network: names
 * are not looked up and all connections end at a proxy that is none. It prints nothing itself.
 */
import { type Browser, chromium } from 'playwright-core'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import { findChromium } from './chromium-path.ts'
import { printUnavailable } from './print-problems.ts'

/** The browser as the printer uses it. */
export interface PrintBrowser {
  /** The running browser, or a new one; throws `print/unavailable`. Call `release` afterwards. */
  take(): Promise<Browser>
  release(): void
  /** Ends a browser that does not answer any more; the next `take` starts another. */
  kill(browser: Browser): Promise<void>
  /** Ends whatever runs; nothing is started any more. */
  close(): Promise<void>
}

interface BrowserOptions {
  /** Undefined: the browser that npm brings. */
  readonly executable: string | undefined
  readonly log: Log
  /** Milliseconds after which an idle browser is closed. */
  readonly idle: number
}

const args = [
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=socks5://0.0.0.0:1',
  '--proxy-bypass-list=<-loopback>',
  '--disable-domain-reliability',
  '--no-pings',
]

/** Starts nothing yet. */
export function createPrintBrowser({ executable, log, idle }: BrowserOptions): PrintBrowser {
  let running: Promise<Browser> | undefined
  let users = 0
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  // Chromium refuses a sandbox to root, and many containers forbid one.
  let canSandbox = process.getuid?.() !== 0
  const pids = new WeakMap<Browser, number>()

  async function launch(): Promise<Browser> {
    const place = await findChromium(executable)
    const start = (chromiumSandbox: boolean) =>
      chromium.launch({
        executablePath: place.executable,
        chromiumSandbox,
        args,
        env: { ...definedOnly(process.env), ...place.env },
        timeout: 60_000,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
    const browser = await start(canSandbox).catch((error: unknown) => {
      if (!canSandbox || !/sandbox/i.test(String(error))) throw error
      canSandbox = false
      log.warn('The browser that prints runs without a sandbox: this machine allows it none')
      return start(false)
    })
    pids.set(browser, await pidOf(browser))
    browser.once('disconnected', () => {
      running = undefined
    })
    return browser
  }

  async function stop(): Promise<void> {
    const closing = running
    running = undefined
    const browser = await closing?.catch(() => undefined)
    await browser?.close().catch(() => undefined)
  }

  return {
    async take() {
      if (isClosed) throw printUnavailable('The server is being stopped.')
      clearTimeout(timer)
      users++
      const starting = running ?? launch()
      running = starting
      try {
        return await starting
      } catch (error) {
        if (running === starting) running = undefined
        this.release()
        if (error instanceof Problem) throw error
        log.error({ err: error }, 'The browser that prints does not start')
        throw printUnavailable('The browser that prints does not start.', {}, { cause: error })
      }
    },
    release() {
      users--
      clearTimeout(timer)
      if (users === 0) timer = setTimeout(() => users === 0 && void stop(), idle).unref()
    },
    async kill(browser) {
      const pid = pids.get(browser)
      if (pid !== undefined && browser.isConnected()) process.kill(pid, 'SIGKILL')
      await browser.close().catch(() => undefined)
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      await stop()
    },
  }
}

/** The browser's own process, whose end takes all its others along. */
async function pidOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pid = processInfo.find(({ type }) => type === 'browser')?.id
  if (pid === undefined) throw new Error('The browser does not say which process it is')
  return pid
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
