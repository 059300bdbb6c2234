/** A number with its noun in English: "1 field", "3 fields". Chinese nouns do not change. */
export function counted(count: number | string, noun: string, nouns = `${noun}s`): string {
  return `${count} ${String(count) === '1' ? noun : nouns}`
}
