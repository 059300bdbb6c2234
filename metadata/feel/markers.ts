/**
 * Expressions in the resolved form: the text with a marker in the place of each name of the application, so that the
 * way back needs no parsing. `«object:field»` is a field or record type, `«object:field:record»` a field of the record
 * that is named by itself, `«:id»` a setting or role, `«:»` the sign « itself.
 */
import type { ExpressionReference } from './checking.ts'
import { scopeNames } from './scope.ts'

const marker = /«([a-z0-9][a-z0-9_-]*)?:([@a-z0-9_-]*)(:record)?»/g
const lost = /«(?:[a-z0-9][a-z0-9_-]*:[@a-z0-9_-]+(?::record)?|:[a-z0-9_-]+)»/g
const openingSign = /«(?!(?:[a-z0-9][a-z0-9_-]*:[@a-z0-9_-]+(?::record)?|:[a-z0-9_-]+)»)/g

/** What a marker stands for. */
export interface Marker {
  /** Id of the object; undefined for a definition of its own. */
  readonly object: string | undefined
  readonly id: string
}

/** The text with what `replace` returns for each reference; the rest is escaped. */
export function mark(
  text: string,
  references: readonly ExpressionReference[],
  idOf: (reference: ExpressionReference) => string | undefined,
): string {
  return exchangeNames(
    text,
    references,
    idOf,
    written => written.replaceAll(openingSign, '«:»'),
    (reference, id) => {
      if (!reference.object) return `«:${id}»`
      return `«${reference.object.id}:${id}${reference.isDirect ? ':record' : ''}»`
    },
  )
}

/** The text with other names at the references. */
export function rename(
  text: string,
  references: readonly ExpressionReference[],
  nameOf: (reference: ExpressionReference) => string | undefined,
): string {
  return exchangeNames(
    text,
    references,
    nameOf,
    written => written,
    (_, name) => name,
  )
}

function exchangeNames(
  text: string,
  references: readonly ExpressionReference[],
  replace: (reference: ExpressionReference) => string | undefined,
  keep: (written: string) => string,
  write: (reference: ExpressionReference, replaced: string) => string,
): string {
  let out = ''
  let at = 0
  for (const reference of references) {
    const replaced = replace(reference)
    if (replaced === undefined || reference.from < at) continue
    out += keep(text.slice(at, reference.from)) + write(reference, replaced)
    at = reference.to
  }
  return out + keep(text.slice(at))
}

/** The text with other ids in its markers; undefined leaves one as it is. */
export function mapMarkers(text: string, idOf: (marker: Marker) => string | undefined): string {
  return text.replaceAll(marker, (whole: string, object: string | undefined, id: string, direct = '') => {
    const now = id === '' ? undefined : idOf({ object, id })
    return now === undefined ? whole : `«${object ?? ''}:${now}${direct}»`
  })
}

/** The text with the names of today; a marker for which there is none stays. `isTaken` says what else a name means. */
export function unmark(
  text: string,
  nameOf: (marker: Marker) => string | undefined,
  isTaken: (name: string) => boolean,
): string {
  return text.replaceAll(
    marker,
    (whole: string, object: string | undefined, id: string, direct: string | undefined) => {
      if (id === '') return object === undefined && direct === undefined ? '«' : whole
      const name = nameOf({ object, id })
      if (name === undefined) return whole
      return direct && (scopeNames.has(name) || isTaken(name)) ? `record.${name}` : name
    },
  )
}

/** Where markers are left in the named form: what they stood for is gone. */
export function lostMarkers(text: string): { from: number; to: number }[] {
  return [...text.matchAll(lost)].map(({ 0: whole, index }) => ({ from: index, to: index + whole.length }))
}

/** The text with a name that means nothing in the place of each lost marker; positions stay. */
export function withoutMarkers(text: string): string {
  return text.replaceAll(lost, whole => '_'.repeat(whole.length))
}
