/**
 * Whether a value is safe to look at: plain JSON that is not too deep, not too large, holds no text that PostgreSQL
 * cannot store and no key that reaches into prototypes. It walks without recursion, so depth cannot hurt it.
 */
export interface HostileFault {
  readonly pointer: string
  readonly en: string
  readonly zh: string
}

const deepest = 60
const largest = 200_000
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

interface Waiting {
  readonly value: unknown
  readonly pointer: string
  readonly depth: number
}

/** Says what is wrong; undefined when nothing is. */
export function hostileFault(root: unknown): HostileFault | undefined {
  const waiting: Waiting[] = [{ value: root, pointer: '', depth: 0 }]
  let count = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next
    count += 1
    if (count + waiting.length > largest) return { pointer: '', en: 'It is too large.', zh: '内容过大。' }
    if (depth > deepest) return { pointer: shorten(pointer), en: 'It is nested too deeply.', zh: '嵌套过深。' }
    const fault = scalarFault(value)
    if (fault) return { pointer: shorten(pointer), ...fault }
    if (value === null || typeof value !== 'object') continue
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
    for (const [key, item] of entries) {
      const at = `${pointer}/${String(key).slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (forbiddenKeys.has(String(key)) || !isStorable(String(key))) {
        return { pointer: shorten(at), en: 'This property name is not allowed.', zh: '不允许使用此属性名。' }
      }
      // A property without a value is as good as none.
      if (item !== undefined || Array.isArray(value)) waiting.push({ value: item, pointer: at, depth: depth + 1 })
    }
  }
  return undefined
}

function scalarFault(value: unknown): { en: string; zh: string } | undefined {
  switch (typeof value) {
    case 'string':
      return isStorable(value) ? undefined : { en: 'It holds characters that are none.', zh: '含有无效字符。' }
    case 'number':
      return Number.isFinite(value) ? undefined : { en: 'It is no number.', zh: '不是有效数字。' }
    case 'boolean':
    case 'object':
      return undefined
    default:
      return { en: 'It is not JSON.', zh: '不是 JSON。' }
  }
}

/** No null character and no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

function shorten(pointer: string): string {
  return pointer.length > 500 ? `${pointer.slice(0, 500)}…` : pointer
}
