/** What went wrong with a step, as it is told to whoever looks after workflows. */
import { isRetryable } from '#platform/database/database-problems.ts'
import { Problem } from '#platform/problem.ts'

import { ExpressionFault } from '../feel/expression-fault.ts'
import { EngineFault } from './engine/engine-fault.ts'

export interface Fault {
  readonly code: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

/** Whether an error is one of the workflow or the record, that whoever looks after workflows can do something about. */
export function isFault(error: unknown): boolean {
  if (error instanceof ExpressionFault || error instanceof EngineFault) return true
  return error instanceof Problem && error.status < 500 && !isRetryable(error)
}

/** Code and text; of what nobody expected no more than that it happened. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ExpressionFault) {
    return { code: error.code, message: { en: error.en, 'zh-CN': error.zh } }
  }
  if (error instanceof EngineFault) return { code: error.code, message: error.told }
  if (error instanceof Problem && error.status < 500) {
    const details = (error.extras.errors ?? []) as readonly { pointer?: string; message?: string }[]
    const more = details.map(item => `${item.pointer?.slice(1) ?? ''}: ${item.message ?? ''}`).join('; ')
    const text = more === '' || error.message.includes(more) ? error.message : `${error.message} (${more})`
    return { code: error.code, message: { en: text, 'zh-CN': text } }
  }
  return {
    code: 'workflow/failed',
    message: {
      en: 'The step failed for a reason that is in the log of the server.',
      'zh-CN': '步骤执行失败，原因见服务器日志。',
    },
  }
}
