import { runCrm } from '#tests/support/run-crm.ts'

/** A command on the system of the tests; answers what it prints. */
export async function crm(...args: string[]): Promise<string> {
  const { code, out, err } = await runCrm(args, { DATA_DIR: process.env.E2E_DATA ?? '' })
  if (code !== 0) throw new Error(`crm ${args.join(' ')} ended with ${code}:\n${out}${err}`)
  return out
}
