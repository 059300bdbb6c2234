/** Units after a number in English, as people write them: 1 licence, 2 licences, 2.5 kg. */

/** Words become small and plural; symbols (kg, kWh, m²) and what is not English stay. */
export function englishUnit(unit: string, isOne: boolean): string {
  const words = unit.trim().split(' ')
  const last = words.pop() ?? ''
  if (!words.every(isWord) || !isWord(last)) return unit
  return [...words, isOne ? last : plural(last)].map(word => word.toLowerCase()).join(' ')
}

const isWord = (text: string) => /^[A-Za-z][a-z]{2,}(-[a-z]+)*$/.test(text)

/** Foot and the like are the only ones of theirs that are units. */
const irregular: Readonly<Record<string, string>> = {
  foot: 'feet',
  pair: 'pairs',
  inch: 'inches',
  pcs: 'pcs',
  each: 'each',
}

function plural(word: string): string {
  const known = irregular[word.toLowerCase()]
  if (known) return known
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
