/**
 * Whether a regular expression can be run on people's input: it compiles and takes time that grows with the length of
 * the text alone. Refused is whatever lets the engine try one text in many ways: back-references, looking around,
 * repetition within repetition, repeated alternatives that begin alike, and neighbours that compete for characters.
 */

export interface PatternFault {
  readonly en: string
  readonly zh: string
}

const known = new Map<string, PatternFault | undefined>()
const mostKnown = 5000

/** Says what is wrong with a pattern; undefined when nothing is. What was found out about a pattern is remembered. */
export function patternFault(pattern: string): PatternFault | undefined {
  if (known.has(pattern)) return known.get(pattern)
  if (known.size >= mostKnown) known.clear()
  const fault = findFault(pattern)
  known.set(pattern, fault)
  return fault
}

function findFault(pattern: string): PatternFault | undefined {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    new RegExp(pattern, 'u')
  } catch {
    return { en: 'It is not a regular expression.', zh: '不是有效的正则表达式。' }
  }
  try {
    new Scan(pattern).run()
    return undefined
  } catch (fault) {
    if (fault instanceof Refused) return fault.words
    throw fault
  }
}

class Refused extends Error {
  readonly words: PatternFault
  constructor(en: string, zh: string) {
    super(en)
    this.words = { en, zh }
  }
}

/** A single character or class, or a group, and how often it stands there. */
interface Item {
  readonly alternatives?: readonly Sequence[]
  /** Source of what matches one character; empty for what matches none, such as `^`. */
  readonly single: string
  readonly min: number
  readonly max: number
}
type Sequence = readonly Item[]

class Reader {
  readonly #source: readonly string[]
  #at = 0

  constructor(source: string) {
    this.#source = [...source]
  }

  alternatives(): Sequence[] {
    const found: Sequence[] = []
    let current: Item[] = []
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      if (this.#source[this.#at] === '|') {
        this.#at += 1
        found.push(current)
        current = []
      } else {
        current.push(this.#item())
      }
    }
    return [...found, current]
  }

  #item(): Item {
    const what = this.#source[this.#at] === '(' ? this.#group() : { single: this.#single() }
    return { single: '', ...what, ...this.#quantifier() }
  }

  #group(): { alternatives: Sequence[] } {
    const opening = /^\((\?:|\?<[^=!>]+>|\?.)?/u.exec(this.#source.slice(this.#at, this.#at + 70).join(''))?.[0] ?? '('
    if (opening.length > 1 && opening !== '(?:' && !opening.endsWith('>')) {
      throw new Refused('It looks around; write it without (?= (?! (?<= (?<!.', '不允许使用环视 (?= (?! (?<= (?<!。')
    }
    this.#at += [...opening].length
    const alternatives = this.alternatives()
    this.#at += 1
    return { alternatives }
  }

  #single(): string {
    const start = this.#at
    const character = this.#source[this.#at++]
    if (character === '^' || character === '$') return ''
    if (character === '[') {
      for (; this.#source[this.#at] !== ']'; this.#at++) if (this.#source[this.#at] === '\\') this.#at++
      this.#at++
    }
    if (character === '\\') {
      const escaped = this.#source[this.#at++] as string
      if (/[1-9k]/.test(escaped)) throw new Refused('It refers back to a group.', '不允许使用反向引用。')
      if (escaped === 'b' || escaped === 'B') return ''
      const rest = this.#source.slice(this.#at, this.#at + 60).join('')
      const tail = { p: /^\{[^}]*\}/, P: /^\{[^}]*\}/, u: /^(\{[^}]*\}|.{4})/, x: /^../, c: /^./ }[escaped]
      this.#at += [...(tail?.exec(rest)?.[0] ?? '')].length
    }
    return this.#source.slice(start, this.#at).join('')
  }

  #quantifier(): { min: number; max: number } {
    const rest = this.#source.slice(this.#at, this.#at + 40).join('')
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(rest)
    if (!found) return { min: 1, max: 1 }
    this.#at += found[0].length
    const [, sign, from, comma, to] = found
    if (sign) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
    const min = Number(from)
    return { min, max: comma ? (to ? Number(to) : Number.POSITIVE_INFINITY) : min }
  }
}

type Characters = ReadonlySet<number>

/** A repetition that may still be going on: which characters it takes, and in how many lengths. */
interface Open {
  readonly characters: Characters
  readonly ways: number
}

/** More ways than this to match one text are too many. */
const mostWays = 64

/**
 * Walks all that can follow each other. A repetition that starts while one with common characters is open could share
 * them with it in many ways; the same goes for alternatives that begin alike.
 */
class Scan {
  readonly #source: string
  readonly #samples: readonly number[]
  readonly #everything: Characters
  readonly #known = new Map<string, Characters>()
  #choices = 1

  constructor(source: string) {
    this.#source = source
    this.#samples = [...new Set([...commonCharacters, ...[...source].map(character => character.codePointAt(0) ?? 0)])]
    this.#everything = new Set(this.#samples)
  }

  run(): void {
    this.#alternatives(new Reader(this.#source).alternatives(), new Set())
  }

  #alternatives(alternatives: readonly Sequence[], open: ReadonlySet<Open>): ReadonlySet<Open> {
    if (this.#beginAlike(alternatives)) this.#choices *= alternatives.length
    if (this.#choices > mostWays) throw new Refused('Too many alternatives begin alike.', '开头相同的分支过多。')
    const after = new Set<Open>()
    for (const sequence of alternatives) {
      for (const still of sequence.reduce((before, item) => this.#item(item, before), open)) after.add(still)
    }
    return after
  }

  #item(item: Item, open: ReadonlySet<Open>): ReadonlySet<Open> {
    if (!item.alternatives && item.single === '') return open
    const ways = item.max - item.min + 1
    if (ways > 1) this.#assertAlone(this.#beginningOf(item), ways, open)
    let after: Iterable<Open>
    if (item.alternatives) {
      this.#assertRepeatable(item, item.alternatives)
      after = this.#alternatives(item.alternatives, open)
    } else {
      const own = this.#charactersOf(item.single)
      after = [...open].filter(({ characters }) => overlap(characters, own))
    }
    const mine = ways > 1 ? [{ characters: this.#allOf(item), ways }] : []
    return new Set([...(item.min === 0 ? open : []), ...after, ...mine])
  }

  /** Refuses a repetition that would compete with open ones; a few ways, as in an optional sign, do no harm. */
  #assertAlone(beginning: Characters, ways: number, open: ReadonlySet<Open>): void {
    const rivals = [...open].filter(({ characters }) => overlap(characters, beginning)).map(rival => rival.ways)
    const sorted = [...rivals, ways].sort((a, b) => a - b)
    if (sorted.slice(0, -1).reduce((product, count) => product * count, 1) > mostWays) {
      throw new Refused(
        'Two repetitions compete for the same characters; put something else between them.',
        '两处重复会争用相同字符，请在其间加入不同的字符。',
      )
    }
  }

  #assertRepeatable({ max }: Item, alternatives: readonly Sequence[]): void {
    if (max <= 1) return
    const isTooMuch = (part: Item): boolean =>
      (part.min !== part.max && part.max * max > mostWays) ||
      part.max * (max === Number.POSITIVE_INFINITY ? 1 : max) > 1000 ||
      (part.alternatives ?? []).flat().some(isTooMuch)
    if (alternatives.flat().some(isTooMuch)) throw new Refused('It repeats what already repeats.', '不允许重复嵌套。')
    if (this.#beginAlike(alternatives))
      throw new Refused('It repeats alternatives that begin alike.', '重复的多个分支开头相同。')
  }

  #beginAlike(alternatives: readonly Sequence[]): boolean {
    const beginnings = alternatives.map(sequence => this.#beginningOfSequence(sequence))
    return beginnings.some((set, index) => beginnings.slice(index + 1).some(other => overlap(set, other)))
  }

  #beginningOf(item: Item): Characters {
    if (!item.alternatives) return this.#charactersOf(item.single)
    return new Set(item.alternatives.flatMap(sequence => [...this.#beginningOfSequence(sequence)]))
  }

  /** What a sequence may begin with; everything where that is not plain to see. */
  #beginningOfSequence(sequence: Sequence): Characters {
    const first = sequence.find(item => item.alternatives || item.single !== '')
    return first && first.min > 0 ? this.#beginningOf(first) : this.#everything
  }

  #allOf(item: Item): Characters {
    if (!item.alternatives) return this.#charactersOf(item.single)
    return new Set(item.alternatives.flat().flatMap(part => [...this.#allOf(part)]))
  }

  #charactersOf(single: string): Characters {
    if (single === '') return new Set()
    let characters = this.#known.get(single)
    if (!characters) {
      const matcher = new RegExp(`^${single}$`, 'su')
      const matched = this.#samples.filter(code => matcher.test(String.fromCodePoint(code)))
      // What matches none of the samples may match anything.
      characters = matched.length > 0 ? new Set(matched) : this.#everything
      this.#known.set(single, characters)
    }
    return characters
  }
}

/** Stand for all: ASCII, Latin, and some of each script and sort that people write with. */
const commonCharacters: readonly number[] = [
  ...Array.from({ length: 0x250 }, (_, code) => code),
  ...[...'中文字、。,()１Ａあア한яΩאع€…“”　😀'].map(character => character.codePointAt(0) ?? 0),
]

function overlap(a: Characters, b: Characters): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const code of small) if (large.has(code)) return true
  return false
}
