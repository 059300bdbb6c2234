/** Which limit of a type a text goes beyond; a help while designing, the server decides. */
import type { TypeDefinition } from '#metadata/definitions.ts'

export type LimitFault = 'number' | 'maxLength' | 'pattern' | 'min' | 'max' | 'scale'

const numbers = new Set<TypeDefinition['base']>(['integer', 'decimal', 'money', 'percent'])

/** The first limit that the text does not keep. */
export function limitFault(type: TypeDefinition, text: string): LimitFault | undefined {
  if (type.maxLength !== undefined && [...text].length > type.maxLength) return 'maxLength'
  if (type.pattern !== undefined && !matches(type.pattern, text)) return 'pattern'
  if (!numbers.has(type.base)) return undefined
  const form = type.base === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/
  if (!form.test(text)) return 'number'
  if (type.min !== undefined && Number(text) < Number(type.min)) return 'min'
  if (type.max !== undefined && Number(text) > Number(type.max)) return 'max'
  const decimals = text.split('.')[1]?.length ?? 0
  return type.scale !== undefined && decimals > type.scale ? 'scale' : undefined
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text)
  } catch {
    return false
  }
}
