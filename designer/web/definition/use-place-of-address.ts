/** Selects the place that an address such as `?at=/fields/3/target` leads to, once for each address. */
import { useEffect, useRef } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import { placeOf } from '../panel/spot.ts'
import { useKinds } from '../panel/use-kinds.ts'
import type { Place } from './use-selection.ts'

/** `pointer` is a JSON pointer within the definition. */
export function usePlaceOfAddress(
  definition: Definition,
  pointer: string | null,
  select: (place: Place) => void,
): void {
  const { data: kinds } = useKinds()
  const done = useRef<string>(undefined)
  useEffect(() => {
    if (pointer === null || !kinds || done.current === pointer) return
    done.current = pointer
    select(placeOf(definition, kinds, pointer))
  }, [definition, kinds, pointer, select])
}
