/** Gives faults the place of the node that met them. */
import { ExpressionFault } from '../expression-fault.ts'
import type { Compiled } from './env.ts'

/** The compiled node, whose faults say where they happened; places that are known more closely stay. */
export function placed(node: { readonly from: number; readonly to: number }, compiled: Compiled): Compiled {
  return env => {
    try {
      return compiled(env)
    } catch (error) {
      throw error instanceof ExpressionFault ? error.place(node) : error
    }
  }
}
