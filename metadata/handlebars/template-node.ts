/** A template as it is understood here: the part of Handlebars that shows values and repeats, nothing that calls code. */

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
  /** `@index`, `@first` and `@last` of a repetition. */
  readonly data?: LoopData
  readonly from: number
  readonly to: number
}

export const loopData = ['index', 'first', 'last'] as const
export type LoopData = (typeof loopData)[number]

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: TemplatePath }
  | {
      readonly kind: 'each' | 'if' | 'unless'
      readonly path: TemplatePath
      readonly body: readonly TemplateNode[]
      readonly otherwise: readonly TemplateNode[]
    }

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  readonly from: number
  readonly to: number
  readonly en: string
  readonly zh: string
}

/** Names that are there besides the fields of the record; a field of such a name is reached as `record.link`. */
export const reservedNames = ['record', 'actor', 'recipient', 'link', 'today', 'variables'] as const
export type ReservedName = (typeof reservedNames)[number]

/** The reserved name that a path begins with. */
export function reservedName(path: TemplatePath): ReservedName | undefined {
  const [first] = path.segments
  if (path.isThis || path.up > 0 || !first || first.bracketed) return undefined
  return reservedNames.find(name => name === first.name)
}
