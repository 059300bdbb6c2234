/** What is told to whoever writes a record that a workflow has locked. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { type Problem, problemKind } from '#platform/problem.ts'

import type { ValueError } from '../../fields/value-error.ts'

export const lockedRecord = problemKind('approval/locked', 409, 'The record is locked while it is decided on')

/** Who has locked a record. */
export interface Lock {
  readonly instance: string
  /** Name of the approval or workflow. */
  readonly approval: string
  readonly label: LocalizedText
}

/** As an error of a record that stands at `pointer` in what was sent. */
export function toLockError(lock: Lock, pointer: string): ValueError {
  const en = lock.label.en ?? lock.label['zh-CN'] ?? lock.approval
  const texts = {
    en: `The record is locked by “${en}” until that is decided.`,
    'zh-CN': `记录已被“${lock.label['zh-CN'] ?? en}”锁定，审批结束前不能修改。`,
  }
  return { pointer, code: 'approval/locked', message: texts.en, texts, lock }
}

/** The problem of the first lock among the errors. */
export function lockedBy(errors: readonly ValueError[]): Problem {
  const error = errors.find(item => item.lock)
  return lockedRecord(error?.message ?? 'It is locked.', { ...error?.lock, errors })
}
