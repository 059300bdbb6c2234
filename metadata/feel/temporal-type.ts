/** Which temporal type a text says: that of `@"…"`, `duration("…")`. */
import type { FeelType } from './types.ts'

const patterns: readonly (readonly [RegExp, FeelType])[] = [
  [/^-?\d{4,9}-\d{2}-\d{2}$/, { kind: 'date' }],
  [
    /^-?\d{4,9}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}(:\d{2})?|@[\w/+-]+)?$/,
    { kind: 'date and time' },
  ],
  [/^T?\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}(:\d{2})?|@[\w/+-]+)?$/, { kind: 'time' }],
  [/^-?P(?=\d)(\d+Y)?(\d+M)?$/, { kind: 'years and months duration' }],
  [/^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, { kind: 'days and time duration' }],
]

/** The type; undefined for a text that is none of them. */
export function temporalType(text: string): FeelType | undefined {
  return patterns.find(([pattern]) => pattern.test(text))?.[1]
}
