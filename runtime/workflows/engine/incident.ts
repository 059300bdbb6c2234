/** A token that cannot go on stays where it is, with what failed, until an administrator deals with it. */
import { ExpressionFault } from '../../feel/expression-fault.ts'
import { EngineFault, type FaultMessage } from './engine-fault.ts'
import { changeToken, closeWait, type Run, type TokenWork, waitsOf } from './run.ts'
import { closeWork } from './take-away.ts'

/** What is told of a fault; undefined for what is no fault of the workflow. */
export function faultOf(error: unknown): { readonly code: string; readonly message: FaultMessage } | undefined {
  if (error instanceof EngineFault) return { code: error.code, message: error.told }
  if (error instanceof ExpressionFault) {
    return { code: `expression/${error.code}`, message: { en: error.en, 'zh-CN': error.zh } }
  }
  return undefined
}

/** Stops a token at what failed. Throws what is no fault of the workflow. */
export function stop(run: Run, id: string, work: TokenWork, error: unknown): void {
  const fault = faultOf(error)
  if (!fault) throw error
  const token = run.state.tokens[id]
  if (!token) return
  closeWork(run, id)
  // What was attached on the way in is attached again by the retry.
  if (work === 'enter') for (const wait of waitsOf(run, { token: id })) closeWait(run, wait.id)
  if (work === 'listen') for (const wait of waitsOf(run, { scope: token.scope })) closeWait(run, wait.id)
  const { code, message } = fault
  changeToken(run, id, { phase: 'incident', failed: { work, code } })
  run.effects.push({ type: 'incident', node: token.node, token: id, code, message })
}
