/** The definition as JSON, for those who prefer it; the editor is loaded when it is first wanted. */
import { lazy } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { useKinds } from '../panel/use-kinds.ts'

const JsonScreen = lazy(async () => ({ default: (await import('./json-screen.tsx')).JsonScreen }))

export function JsonView({ definition }: { readonly definition: Definition }) {
  const kinds = useKinds()
  return <Loaded query={kinds}>{schemas => <JsonScreen definition={definition} kinds={schemas} />}</Loaded>
}
