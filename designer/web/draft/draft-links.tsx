/** The ways from a draft: trying it out, what it changes, making it the head. */
import { Button } from 'antd'
import { Link } from 'react-router'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useDraft } from './use-draft.ts'

export function DraftLinks() {
  const t = useTexts(texts)
  const { draft } = useDraft()
  return (
    <Link to={`/designer/drafts/${draft.id}`}>
      <Button type="text">{t.overview}</Button>
    </Link>
  )
}
