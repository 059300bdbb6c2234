/** Makes the name of something from its label: "Sample dispatch" becomes sample_dispatch. */
import type { LocalizedText } from '#metadata/definitions.ts'

/** From the English words, else the Chinese ones; unlike all that are taken. Empty as long as there are no words. */
export function deriveName({ en, 'zh-CN': zh }: LocalizedText, taken: readonly string[] = []): string {
  const plain = (en?.trim() || zh?.trim() || '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50)
  if (plain === '') return ''
  const name = /^\p{L}/u.test(plain) ? plain : `n_${plain}`
  let free = name
  for (let count = 2; taken.includes(free); count++) free = `${name}_${count}`
  return free
}

/** Whether a name may be given; the rule of `namePattern` in metadata/kinds/schema.ts. */
export function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u.test(name) && name !== '__proto__'
}
