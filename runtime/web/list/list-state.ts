/** What a list shows beyond its view, kept in the address so that it can be shared and gone back to. */
import { useCallback, useMemo } from 'react'
import type { SortItem } from '#metadata/definitions.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'
import { useAddressState } from '../shell/use-address-state.ts'

export interface ListState {
  readonly view: string | undefined
  readonly search: string
  readonly filter: Filter | undefined
  readonly quick: Readonly<Record<string, unknown>>
  readonly sort: readonly SortItem[] | undefined
  readonly columns: readonly string[] | undefined
  /** The field whose choices are the columns of a board, or `table`. */
  readonly board: string | undefined
}

export type ListStateChange = { [K in keyof ListState]?: ListState[K] | undefined }

/** Each change is a step that Back takes back; `isTyped` where it is one of many letters. */
export type ChangeList = (change: ListStateChange, isTyped?: boolean) => void

/** The state in the address, and what changes it. */
export function useListState(): [ListState, ChangeList] {
  const [params, setParams] = useAddressState()
  const state = useMemo<ListState>(
    () => ({
      view: params.get('view') ?? undefined,
      search: params.get('q') ?? '',
      filter: readFilter(params.get('filter')),
      quick: readObject(params.get('quick')),
      sort: readSort(params.get('sort')),
      columns: params.get('columns')?.split(',').filter(Boolean),
      board: params.get('board') ?? undefined,
    }),
    [params],
  )
  const change = useCallback(
    (next: ListStateChange, isTyped?: boolean) =>
      setParams(
        Object.fromEntries(
          Object.entries(toParams(next)).map(([key, value]) => [key, value === '' ? undefined : value]),
        ),
        isTyped,
      ),
    [setParams],
  )
  return [state, change]
}

function toParams(change: ListStateChange): Record<string, string> {
  const written: Record<string, string> = {}
  if ('view' in change) written.view = change.view ?? ''
  if ('search' in change) written.q = change.search ?? ''
  if ('filter' in change) written.filter = change.filter?.rules.length ? JSON.stringify(change.filter) : ''
  if ('quick' in change) written.quick = Object.keys(change.quick ?? {}).length ? JSON.stringify(change.quick) : ''
  if ('sort' in change) written.sort = change.sort?.map(writeSort).join(',') ?? ''
  if ('columns' in change) written.columns = change.columns?.join(',') ?? ''
  if ('board' in change) written.board = change.board ?? ''
  return written
}

/** A sort item as the API writes it: `-amount`. */
export const writeSort = (item: SortItem): string => (item.descending ? `-${item.field}` : item.field)

function readSort(text: string | null): SortItem[] | undefined {
  return text
    ?.split(',')
    .filter(Boolean)
    .map(item => (item.startsWith('-') ? { field: item.slice(1), descending: true } : { field: item }))
}

function readObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = text ? JSON.parse(text) : {}
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}

function readFilter(text: string | null): Filter | undefined {
  const value = readObject(text)
  return Array.isArray(value.rules) ? (value as unknown as Filter) : undefined
}

/** All of the filters, as one; nothing when none is there. */
export function bothFilters(...filters: readonly (Filter | undefined)[]): Filter | undefined {
  const present = filters.filter(filter => filter !== undefined && filter.rules.length > 0) as Filter[]
  return present.length > 1 ? { combinator: 'and', rules: present } : present[0]
}

/** How many conditions a filter has. */
export function countRules(filter: Filter | undefined): number {
  return (filter?.rules ?? []).reduce((sum, node) => sum + (isGroup(node) ? countRules(node) : 1), 0)
}

/** The filter that the quick filters stand for. */
export function quickFilter(
  quick: Readonly<Record<string, unknown>>,
  ruleOf: (field: string, value: unknown) => Rule,
): Filter {
  return { combinator: 'and', rules: Object.entries(quick).map(([field, value]) => ruleOf(field, value)) }
}
