/** The ways from a draft: its texts, trying it out, what it changes, making it the head. */
import { Button } from 'antd'
import { NavLink } from 'react-router'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useDraft } from './use-draft.ts'

export function DraftLinks() {
  const t = useTexts(texts)
  const { draft, readOnly } = useDraft()
  const at = `/designer/drafts/${draft.id}`
  const links = [
    { to: at, words: t.overview },
    { to: `${at}/labels`, words: t.labels },
    ...(readOnly
      ? []
      : [
          { to: `${at}/changes`, words: t.changesLink },
          { to: `${at}/preview`, words: t.preview },
        ]),
  ]
  return (
    <nav className="draft-links">
      {links.map(({ to, words }) => (
        <NavLink key={to} to={to} end className="draft-link">
          {words}
        </NavLink>
      ))}
      {readOnly ? null : (
        <NavLink to={`${at}/promote`}>
          <Button type="primary">{t.promote}</Button>
        </NavLink>
      )}
    </nav>
  )
}
