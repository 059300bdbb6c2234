/** A template as it is understood here: the part of Handlebars that shows values, repeats, and calls helpers of ours by name. */

/** One name of a path and where it stands in the text, brackets included. */
export interface Segment {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Written as `[name]`: always a field, whatever it is called. */
  readonly bracketed: boolean
}

/** `account.name`, `../name`, `this.name`, `@index`. */
export interface TemplatePath {
  readonly segments: readonly Segment[]
  /** How many levels up it begins: `../`. */
  readonly up: number
  /** `this` alone, or in front: what is repeated, never a reserved name. */
  readonly isThis: boolean
  /** `@index`, `@number` (from 1), `@first` and `@last` of a repetition. */
  readonly data?: LoopData
  readonly from: number
  readonly to: number
}

export const loopData = ['index', 'number', 'first', 'last'] as const
export type LoopData = (typeof loopData)[number]

/** `money total decimals=2`. */
export interface TemplateCall {
  readonly kind: 'call'
  readonly helper: string
  readonly terms: readonly TemplateTerm[]
  readonly named: ReadonlyMap<string, TemplateTerm>
  readonly from: number
  readonly to: number
}

/** What a helper is given. */
export type TemplateTerm =
  | { readonly kind: 'path'; readonly path: TemplatePath }
  | {
      readonly kind: 'constant'
      readonly value: string | number | boolean | null
      readonly from: number
      readonly to: number
    }
  | TemplateCall

interface Branches {
  readonly body: readonly TemplateNode[]
  readonly otherwise: readonly TemplateNode[]
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: TemplatePath }
  | TemplateCall
  | ({
      readonly kind: 'each'
      readonly path: TemplatePath
      readonly named: ReadonlyMap<string, TemplateTerm>
    } & Branches)
  | ({ readonly kind: 'if' | 'unless'; readonly path: TemplatePath } & Branches)
  /** `if` and `unless` of what a helper answers. */
  | ({ readonly kind: 'test'; readonly call: TemplateCall; readonly negated: boolean } & Branches)

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  readonly from: number
  readonly to: number
  readonly en: string
  readonly zh: string
}
