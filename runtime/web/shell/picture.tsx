/** One picture of the set; apart from the shell because the set is large and nothing waits for it. */
import { iconSet } from './icon-set.ts'

export function Picture({ name, letter }: { readonly name: string; readonly letter: string }) {
  const Drawn = iconSet[name]
  return Drawn ? <Drawn aria-hidden /> : letter
}
