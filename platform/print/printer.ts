/**
 * HTML → PDF. What is printed was written by people who may be careless or worse: no script runs, nothing is loaded,
 * and time, size and number are limited, so that nobody keeps the others from printing. Who may print what is said by
 * whoever calls.
 */
import type { Browser, BrowserContext, Route } from 'playwright-core'
import { type Log, silentLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { readFont } from './fonts.ts'
import { createPrintBrowser } from './print-browser.ts'
import { marginFamily, type PrintPage, printAddress, printPolicy, toParts } from './print-page.ts'
import { printBusy, printImpossible, printInterrupted, printTooLarge, printTooSlow } from './print-problems.ts'

/** Prints documents. */
export interface Printer {
  /** The PDF; throws problems `print/…`, or the reason of `signal`. `person`: any text that tells who waits for it. */
  print(html: string, page: PrintPage, signal?: AbortSignal, person?: string): Promise<Buffer>
  /** Closes the browser; nothing is printed any more. */
  close(): Promise<void>
}

/** What a printer needs; the numbers are those of a busy office where not said. */
export interface PrinterOptions {
  /** CHROMIUM_PATH; undefined: the browser that npm brings. */
  readonly executable?: string | undefined
  readonly log?: Log
  /** Documents at the same time. */
  readonly concurrency?: number
  /** Documents that may wait. */
  readonly waiting?: number
  /** Of these, those of one person. */
  readonly waitingOfOne?: number
  /** Seconds for one document, from when its turn comes. */
  readonly seconds?: number
  /** Seconds without work after which the browser is closed. */
  readonly idle?: number
  /** Bytes of HTML, and of a PDF. */
  readonly limit?: number
}

interface Waiting {
  readonly person: string
  readonly go: () => void
}

/** The structure that reads a document aloud weighs ten times the text of long tables: those go without. */
const longestTagged = 300_000

/** A printer; the browser starts with the first document. */
export function createPrinter(options: PrinterOptions = {}): Printer {
  const { executable, log = silentLog, concurrency = 2, waiting = 100, seconds = 120, idle = 60 } = options
  const { limit = 50 * 1024 * 1024, waitingOfOne = 20 } = options
  const browsers = createPrintBrowser({ executable, log, idle: idle * 1000 })
  const queue: Waiting[] = []
  /** Who is printed for. */
  const working: string[] = []

  async function turn(person: string, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    if (working.length < concurrency) {
      working.push(person)
      return
    }
    if (queue.length >= waiting) throw printBusy('Too many documents wait to be printed; try again in a minute.')
    if (person !== '' && queue.filter(item => item.person === person).length >= waitingOfOne)
      throw printBusy(`${waitingOfOne} of your documents wait to be printed already; try again in a minute.`)
    await new Promise<void>((resolve, reject) => {
      const item: Waiting = {
        person,
        go() {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
      }
      const leave = () => {
        queue.splice(queue.indexOf(item), 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(item)
    })
  }

  /** The place goes to whoever waits longest among those for whom least is printed now. */
  function leave(person: string): void {
    working.splice(working.indexOf(person), 1)
    const counts = queue.map(item => working.filter(other => other === item.person).length)
    const [next] = queue.splice(counts.indexOf(Math.min(...counts)), queue.length > 0 ? 1 : 0)
    if (!next) return
    working.push(next.person)
    next.go()
  }

  async function attempt(html: string, page: PrintPage, signal: AbortSignal): Promise<Buffer | 'gone'> {
    const browser = await browsers.take()
    let context: BrowserContext | undefined
    try {
      context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block', acceptDownloads: false })
      return await abortable(toPdf(context, html, page, seconds * 1000), signal)
    } catch (error) {
      if (error instanceof Problem) throw error
      if (signal.aborted) throw signal.reason
      if (!browser.isConnected()) return 'gone'
      const said = error instanceof Error ? error.message : String(error)
      log.warn({ err: error }, 'A document cannot be printed')
      throw printImpossible(explain(said), {}, { cause: error })
    } finally {
      await closeContext(browser, context)
      browsers.release()
    }
  }

  /** A page that is lost in its work does not even close. */
  async function closeContext(browser: Browser, context: BrowserContext | undefined): Promise<void> {
    if (!context || !browser.isConnected()) return
    const closed = context.close().then(
      () => true,
      () => true,
    )
    if (!(await Promise.race([closed, after(3000)]))) await browsers.kill(browser)
  }

  return {
    async print(html, page, signal, person = '') {
      assertFits(html.length + (page.header?.length ?? 0) + (page.footer?.length ?? 0), limit)
      await turn(person, signal)
      try {
        const time = AbortSignal.timeout(seconds * 1000)
        const both = signal ? AbortSignal.any([signal, time]) : time
        try {
          for (let left = 2; left > 0; left--) {
            const pdf = await attempt(html, page, both)
            if (pdf === 'gone') continue
            assertFits(pdf.length, limit)
            return pdf
          }
        } catch (error) {
          if (!time.aborted || error !== time.reason) throw error
          throw printTooSlow(`The document was not printed within ${seconds} seconds.`, { seconds }, { cause: error })
        }
        throw printInterrupted('The browser that prints was ended; try again.')
      } finally {
        leave(person)
      }
    },
    close: () => browsers.close(),
  }
}

async function toPdf(context: BrowserContext, html: string, page: PrintPage, timeout: number): Promise<Buffer> {
  const { document: body, header, footer } = await toParts(html, page)
  const tab = await context.newPage()
  tab.setDefaultTimeout(timeout)
  await tab.emulateMedia({ media: 'print', colorScheme: 'light', reducedMotion: 'reduce' })
  let isOpened = false
  await tab.route('**', route => {
    const isDocument = route.request().url() === printAddress && route.request().isNavigationRequest() && !isOpened
    isOpened ||= isDocument
    return isDocument
      ? route.fulfill({
          body,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': printPolicy },
        })
      : answer(route)
  })
  await tab.goto(printAddress, { waitUntil: 'load', timeout })
  await tab.evaluate(async family => {
    await Promise.all([...document.fonts].filter(face => face.family.includes(family)).map(face => face.load()))
    await document.fonts.ready
  }, marginFamily)
  const { top, right, bottom, left } = page.margins
  return tab.pdf({
    format: page.size,
    landscape: page.landscape ?? false,
    margin: { top: `${top}mm`, right: `${right}mm`, bottom: `${bottom}mm`, left: `${left}mm` },
    displayHeaderFooter: page.header !== undefined || page.footer !== undefined,
    headerTemplate: header,
    footerTemplate: footer,
    printBackground: true,
    tagged: html.length < longestTagged,
  })
}

/** Our fonts; everything else is refused. */
async function answer(route: Route): Promise<void> {
  const url = route.request().url()
  const font = url.startsWith(printAddress) ? await readFont(url.slice(printAddress.length)) : undefined
  if (!font) return route.abort('blockedbyclient')
  return route.fulfill({ body: font, contentType: 'font/woff2', headers: { 'access-control-allow-origin': '*' } })
}

function assertFits(bytes: number, limit: number): void {
  if (bytes > limit) {
    throw printTooLarge(`A document may have at most ${Math.floor(limit / 1024 / 1024)} MB.`, { limit })
  }
}

function explain(message: string): string {
  if (/content area is empty/i.test(message)) return 'The margins leave no room for the content.'
  if (/crashed/i.test(message)) return 'The document needs more memory than there is for it.'
  return 'The browser that prints refuses the document.'
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined)
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function after(milliseconds: number): Promise<false> {
  return new Promise(resolve => setTimeout(resolve, milliseconds, false).unref())
}
