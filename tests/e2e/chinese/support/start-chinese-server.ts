/**
 * A server of its own for the application whose objects have Chinese names: it starts as an empty system, and the
 * system template and the definitions in `application` are promoted together by the command line.
 */
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runCrm } from '#tests/support/run-crm.ts'
import startServer from '../../support/start-server.ts'

export interface ChineseServer {
  readonly url: string
  /** File with the cookies of the administrator. */
  readonly state: string
  readonly stop: () => Promise<void>
}

/** Starts it, promotes the application, and says where it is. */
export async function startChineseServer(): Promise<ChineseServer> {
  process.env.TEMPLATE = 'none'
  const stop = await startServer()
  const { E2E_URL: url, E2E_STATE: state } = process.env
  try {
    if (!url || !state) throw new Error('The server did not say where it is')
    const data = path.dirname(state)
    const folder = path.join(data, 'application')
    for (const source of ['templates/system', 'tests/e2e/chinese/application']) {
      cpSync(source, folder, { recursive: true })
    }
    const { code, out, err } = await runCrm(['promote', folder], { DATA_DIR: path.join(data, 'data') })
    if (code !== 0) throw new Error(`Promoting ended with ${code}:\n${out}${err}`)
    rmSync(folder, { recursive: true })
    return { url, state, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
