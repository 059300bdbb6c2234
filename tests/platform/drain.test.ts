import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { expect, onTestFinished, test } from 'vitest'

const script = `
  const { createHttp } = await import('#platform/http/server.ts')
  const { drainOnSignals } = await import('#platform/http/drain.ts')
  const http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  http.get('/slow', () => new Promise(resolve => setTimeout(() => resolve({ done: true }), 600)))
  http.get('/fast', () => ({ fast: true }))
  drainOnSignals({ http, close: async () => { process.stdout.write('closed') } })
  await http.listen({ port: 0, host: '127.0.0.1' })
  process.stdout.write(String(http.server.address().port) + ' ')`

async function startServer(): Promise<{ child: ChildProcess; port: number; said: () => string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += String(text)
  })
  while (!said.includes(' ')) await once(child.stdout, 'data')
  return { child, port: Number(said.split(' ')[0]), said: () => said }
}

const get = (port: number, path: string, agent: http.Agent) =>
  new Promise<{ status: number; body: string; connection: string | undefined }>((resolve, reject) => {
    const request = http.get({ port, path, host: '127.0.0.1', agent }, answer => {
      let body = ''
      answer.on('data', text => {
        body += String(text)
      })
      answer.on('end', () => resolve({ status: answer.statusCode!, body, connection: answer.headers.connection }))
    })
    request.on('error', reject)
  })

test.each(['SIGTERM', 'SIGINT'] as const)('%s finishes what is under way and leaves with 0', async signal => {
  const { child, port, said } = await startServer()
  const agent = new http.Agent({ keepAlive: true })
  expect((await get(port, '/fast', agent)).status).toBe(200)
  const slow = get(port, '/slow', new http.Agent({ keepAlive: true }))
  await new Promise(resolve => setTimeout(resolve, 150))
  const exit = once(child, 'exit')
  child.kill(signal)
  await new Promise(resolve => setTimeout(resolve, 150))
  await expect(get(port, '/fast', new http.Agent())).rejects.toThrow()
  expect(await slow).toMatchObject({ status: 200, body: '{"done":true}' })
  expect((await exit)[0]).toBe(0)
  expect(said()).toContain('closed')
})
