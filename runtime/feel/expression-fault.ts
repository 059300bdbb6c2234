/**
 * An expression that could not be evaluated: thrown, never answered as null. It says where in the text, in both
 * languages; whoever evaluates for a person makes a problem of it, a workflow an incident.
 */
import { type FaultCode, faultTexts } from './fault-texts.ts'

interface Spot {
  readonly from: number
  readonly to: number
}

interface Words {
  readonly en: string
  readonly zh: string
}

/** The one error that evaluation throws by itself. Positions are offsets in the expression's text. */
export class ExpressionFault extends Error {
  readonly code: FaultCode
  readonly en: string
  readonly zh: string
  #spot: Spot | undefined

  constructor(code: FaultCode, words: Readonly<Record<string, string | number | Words>>, spot?: Spot) {
    const en = fill(faultTexts[code].en, words, 'en')
    super(en)
    this.name = 'ExpressionFault'
    this.code = code
    this.en = en
    this.zh = fill(faultTexts[code].zh, words, 'zh')
    this.#spot = spot
  }

  get from(): number {
    return this.#spot?.from ?? 0
  }

  get to(): number {
    return this.#spot?.to ?? 0
  }

  /** Says where it happened, unless that is known more closely already. */
  place(spot: Spot): this {
    this.#spot ??= { from: spot.from, to: spot.to }
    return this
  }
}

function fill(text: string, words: Readonly<Record<string, string | number | Words>>, language: keyof Words): string {
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = words[name]
    return word === undefined ? whole : typeof word === 'object' ? word[language] : String(word)
  })
  // The words for a type may begin the sentence; names of functions stay as they are.
  return /^\{(?:of|wanted|given)\}/.test(text) ? filled[0]!.toUpperCase() + filled.slice(1) : filled
}
