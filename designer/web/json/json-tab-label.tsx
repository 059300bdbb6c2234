/** The name of the JSON tab; a dot beside it says that text was left there unsaved. */
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { readUnsaved } from './unsaved-text.ts'
import './json.css'

interface JsonTabLabelProps {
  readonly words: string
  readonly definition: string
  /** Whether the JSON is on the screen, which says itself what is unsaved. */
  readonly open: boolean
}

/** Reads what was left each time it is drawn: the text cannot change while its tab is closed. */
export function JsonTabLabel({ words, definition, open }: JsonTabLabelProps) {
  const t = useTexts(texts)
  const { draft } = useDraft()
  const isLeft = !open && readUnsaved(draft.id, definition) !== undefined
  return (
    <span>
      {words}
      {isLeft ? <span className="json-dot" role="img" aria-label={t.kept} title={t.kept} /> : null}
    </span>
  )
}
