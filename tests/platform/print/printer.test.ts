/** Documents become PDFs, and what is hostile in them does nothing. */
import { globSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrintPage } from '#platform/print/print-page.ts'
import { createPrinter, type Printer } from '#platform/print/printer.ts'
import { readPdf } from '#tests/support/pdf-text.ts'

const page: PrintPage = {
  size: 'A4',
  margins: { top: 20, right: 15, bottom: 20, left: 15 },
  title: '报价单 <1>',
}
/** No font has spaces of every sort, and nobody looks at them. */
const textOf = (pdf: Buffer) => readPdf(pdf).pages.map(text => text.replace(/\s+/g, ' '))

/** The browsers that a process has started; a dead one that nobody has waited for yet is none. */
function browsersOf(parent: number): number[] {
  return globSync('/proc/[0-9]*/stat').flatMap(file => {
    try {
      const [, pid, state, of] = /^(\d+) \(.*\) (\S) (\d+)/.exec(readFileSync(file, 'utf8')) ?? []
      const isBrowser = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--headless')
      return Number(of) === parent && state !== 'Z' && isBrowser ? [Number(pid)] : []
    } catch {
      return []
    }
  })
}

let printer: Printer
beforeAll(() => {
  printer = createPrinter()
})
afterAll(() => printer.close())

test('Chinese and English, regular and bold, in fonts that are embedded as TrueType', async () => {
  const pdf = await printer.print('<p>上海贸易有限公司</p><p><b>壹万贰仟圆整 Total</b> ¥1,234.50</p>', page)
  const { title, pages, papers, fonts } = readPdf(pdf)
  expect(title).toBe('报价单 <1>')
  expect(pages.join('')).toContain('上海贸易有限公司')
  expect(pages.join('')).toMatch(/壹万贰仟圆整 ?Total/)
  expect(papers.map(([width, height]) => [Math.round(width), Math.round(height)])).toEqual([[596, 843]])
  expect(fonts.length).toBeGreaterThan(1)
  expect(fonts.filter(font => !font.name.startsWith('NotoSansSC') || !font.isTrueType)).toEqual([])
  expect(fonts.some(font => font.name.endsWith('Bold')) && fonts.some(font => font.name.endsWith('Regular'))).toBe(true)
})

test('header and footer stand on every page, numbered, in the same fonts', async () => {
  const pdf = await printer.print('<h1>One</h1><h1 style="break-before:page">Two</h1>', {
    ...page,
    size: 'A5',
    landscape: true,
    header: '<b>富勒姆</b> &#26426;&#x5bc6;',
    footer: '第 <span class="pageNumber"></span> 页，共 <span class="totalPages"></span> 页',
  })
  const { papers, fonts } = readPdf(pdf)
  expect(papers.map(([width, height]) => width > height)).toEqual([true, true])
  for (const [index, text] of textOf(pdf).entries()) {
    expect(text).toContain('富勒姆 机密')
    expect(text.replaceAll(' ', '')).toContain(`第${index + 1}页，共2页`)
  }
  expect(fonts.filter(font => !font.name.startsWith('NotoSansSC'))).toEqual([])
})

test('a whole document keeps its head, its language and its styles', async () => {
  const html =
    '<!DOCTYPE html><html lang="zh-CN"><head><title>Other</title><style>p{break-after:page}</style></head><body><p>a</p>b</body></html>'
  const pdf = await printer.print(html, page)
  expect(textOf(pdf)).toEqual(['a', 'b'])
  expect(readPdf(pdf).title).toBe('报价单 <1>')
  expect(pdf.toString('latin1')).toContain('/Lang (zh-CN)')
})

const hostileSvg = (to: string, as: 'base64' | 'utf8') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99" onload="document.documentElement.append('LOADED')"><script>document.documentElement.append("LOADED")</script><image href="${to}/inner" width="9" height="9"/><style>@import "${to}/css";</style><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${to}/frame"/></foreignObject></svg>`,
  ).toString(as)

describe('hostile documents', () => {
  let server: Server
  let address: string
  const asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('<p>LOADED</p>')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise(resolve => server.close(resolve)))

  test.each<[string, (address: string) => string]>([
    ['a script', () => '<script>document.body.append("LOADED")</script>'],
    ['a handler', () => '<img src="data:," onerror="document.body.append(\'LOADED\')">'],
    ['an image of the network', to => `<img src="${to}/image">`],
    ['an image of a file', () => '<img src="file:///etc/passwd">'],
    ['a style sheet', to => `<link rel="stylesheet" href="${to}/style"><style>@import "${to}/import";</style>`],
    ['a font', to => `<style>@font-face{font-family:x;src:url(${to}/font)}p{font-family:x}</style><p>x</p>`],
    [
      'a frame',
      to => `<iframe src="${to}/frame"></iframe><embed src="${to}/embed"><object data="${to}/object"></object>`,
    ],
    ['a frame of a file', () => '<iframe src="file:///etc/hostname"></iframe>'],
    ['a frame of data', () => '<iframe src="data:text/html,LOADED"></iframe>'],
    ['a frame of ours', () => '<iframe src="http://print.invalid/"></iframe>'],
    ['a script in a frame', () => '<iframe srcdoc="<script>document.body.append(`LOADED`)</script>"></iframe>'],
    ['a refresh', to => `<meta http-equiv="refresh" content="0;url=${to}/refresh">`],
    ['a refresh to data', () => '<meta http-equiv="refresh" content="0;url=data:text/html,LOADED">'],
    ['a base', to => `<base href="${to}/"><img src="based">`],
    ['a form that sends itself', to => `<form action="${to}/form"><input autofocus></form>`],
    ['hints', to => `<link rel="preload" as="image" href="${to}/preload"><link rel="prefetch" href="${to}/prefetch">`],
    [
      'a policy of its own',
      to => `<meta http-equiv="content-security-policy" content="default-src *"><img src="${to}/policy">`,
    ],
    [
      'media',
      to => `<video src="${to}/video" autoplay poster="${to}/poster"></video><audio src="${to}/audio"></audio>`,
    ],
    [
      'SVG',
      to =>
        `<svg><script>document.body.append("LOADED")</script><image href="${to}/svg"/><use href="${to}/use#a"/></svg>`,
    ],
    ['an SVG image in base64', to => `<img src="data:image/svg+xml;base64,${hostileSvg(to, 'base64')}">`],
    ['an SVG image as text', to => `<img src="data:image/svg+xml,${encodeURIComponent(hostileSvg(to, 'utf8'))}">`],
    [
      'an SVG image of a style',
      to =>
        `<div style="width:9cm;height:9cm;background:url(data:image/svg+xml;base64,${hostileSvg(to, 'base64')})"></div>`,
    ],
    ['styles of values', to => `<p style="background:url(${to}/value);position:fixed;behavior:url(${to}/b)">x</p>`],
  ])('%s', async (_, html) => {
    const [text] = textOf(await printer.print(`<p>before</p>${html(address)}<p>after</p>`, page))
    expect(text).toMatch(/before.*after/)
    expect(text).not.toMatch(/LOADED|root:/)
    expect(asked).toEqual([])
  })

  test('in header and footer', async () => {
    const hostile = `<script>document.body.append("LOADED")</script><img src="${address}/header"><img src="file:///etc/passwd"><iframe src="${address}/frame"></iframe>head`
    const outcome = await printer
      .print('<p>body</p>', { ...page, header: hostile, footer: hostile })
      .then(textOf, error => error.code)
    expect(JSON.stringify(outcome)).toMatch(/head|print\/impossible/)
    expect(JSON.stringify(outcome)).not.toContain('LOADED')
    expect(asked).toEqual([])
  })

  test('images that stand in the document are printed', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
    const pdf = await printer.print(`<img src="data:image/png;base64,${dot}" width="50">`, page)
    expect(readPdf(pdf).images).toBeGreaterThan(0)
  })
})

describe('limits', () => {
  test('what is too large is not begun', async () => {
    const small = createPrinter({ limit: 1000 })
    await expect(small.print('x'.repeat(1001), page)).rejects.toMatchObject({ code: 'print/too-large' })
    await expect(small.print('x', { ...page, header: 'x'.repeat(1000) })).rejects.toMatchObject({
      code: 'print/too-large',
    })
    await small.close()
  })

  test('a PDF that is too large is not answered', async () => {
    const small = createPrinter({ limit: 1000 })
    await expect(small.print('<p>A document with a font in it</p>', page)).rejects.toMatchObject({
      code: 'print/too-large',
    })
    await small.close()
  })

  test('what never ends is given up, and the next one is printed', async () => {
    const hasty = createPrinter({ seconds: 4, concurrency: 1 })
    // A million pages, each of which has to be laid out.
    const endless = '<div style="height:1000000000px;background:linear-gradient(red,blue)">x</div>'.repeat(20)
    await expect(hasty.print(endless, page)).rejects.toMatchObject({ code: 'print/too-slow', extras: { seconds: 4 } })
    expect(textOf(await hasty.print('<p>next</p>', page))).toEqual(['next'])
    await hasty.close()
  })

  test('margins that leave no room are refused', async () => {
    const margins = { top: 200, right: 10, bottom: 200, left: 10 }
    await expect(printer.print('<p>x</p>', { ...page, margins })).rejects.toMatchObject({ code: 'print/impossible' })
  })

  test('whoever waits too long a line is told', async () => {
    const narrow = createPrinter({ concurrency: 1, waiting: 1 })
    const first = narrow.print('<p>1</p>', page)
    const second = narrow.print('<p>2</p>', page)
    await expect(narrow.print('<p>3</p>', page)).rejects.toMatchObject({ code: 'print/busy' })
    expect((await Promise.all([first, second])).map(pdf => textOf(pdf)[0])).toEqual(['1', '2'])
    await narrow.close()
  })

  test('whoever prints much does not keep the others waiting', async () => {
    const narrow = createPrinter({ concurrency: 2, waitingOfOne: 2 })
    const order: string[] = []
    const print = async (name: string, person: string) => {
      await narrow.print(`<p>${name}</p>`, page, undefined, person)
      order.push(name)
    }
    const much = ['a1', 'a2', 'a3', 'a4'].map(name => print(name, 'a'))
    await expect(print('a5', 'a')).rejects.toMatchObject({ code: 'print/busy' })
    await Promise.all([...much, print('b1', 'b')])
    expect(order.indexOf('b1')).toBeLessThan(order.indexOf('a4'))
    await narrow.close()
  })

  test('whoever no longer wants it leaves the line', async () => {
    const narrow = createPrinter({ concurrency: 1 })
    const first = narrow.print('<p>1</p>', page)
    const abort = new AbortController()
    const second = narrow.print('<p>2</p>', page, abort.signal)
    abort.abort(new Error('not any more'))
    await expect(second).rejects.toThrow('not any more')
    expect(textOf(await first)).toEqual(['1'])
    await expect(narrow.print('<p>3</p>', page, AbortSignal.abort(new Error('never')))).rejects.toThrow('never')
    await narrow.close()
  })
})

describe('the browser', () => {
  /** The one of the other tests. */
  let shared: number[]
  beforeAll(() => {
    shared = browsersOf(process.pid)
  })

  function killBrowsers(): number {
    const found = browsersOf(process.pid).filter(pid => !shared.includes(pid))
    for (const pid of found) process.kill(pid, 'SIGKILL')
    return found.length
  }

  test('one that does not exist or is none is told, and closing it is harmless', async () => {
    for (const executable of ['/nowhere/chromium', '/bin/false']) {
      const without = createPrinter({ executable })
      await expect(without.print('<p>x</p>', page)).rejects.toMatchObject({ code: 'print/unavailable', status: 503 })
      await without.close()
    }
  })

  test.runIf(process.platform === 'linux')('one that is killed is replaced', async () => {
    const own = createPrinter({ idle: 600 })
    await own.print('<p>1</p>', page)
    expect(killBrowsers()).toBeGreaterThan(0)
    expect(textOf(await own.print('<p>2</p>', page))).toEqual(['2'])
    const long = own.print(`<p>3</p>${'<table><tr><td>x</td></tr></table>'.repeat(20_000)}`, page)
    await new Promise(resolve => setTimeout(resolve, 300))
    killBrowsers()
    expect(textOf(await long)[0]).toMatch(/^3/)
    await own.close()
    expect(browsersOf(process.pid)).toEqual(shared)
  })

  test.runIf(process.platform === 'linux')('an idle one is closed, and started again when needed', async () => {
    const own = createPrinter({ idle: 0.2 })
    await own.print('<p>1</p>', page)
    await expect.poll(() => browsersOf(process.pid)).toEqual(shared)
    expect(textOf(await own.print('<p>2</p>', page))).toEqual(['2'])
    await own.close()
    expect(browsersOf(process.pid)).toEqual(shared)
  })

  test('after closing nothing is printed', async () => {
    const closed = createPrinter()
    await closed.close()
    await expect(closed.print('<p>x</p>', page)).rejects.toMatchObject({ code: 'print/unavailable' })
  })
})
