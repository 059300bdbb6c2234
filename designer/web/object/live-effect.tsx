/** What the draft would do to a field's values in the records of today, counted by the server. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { LocalizedText } from '#metadata/definitions.ts'
import { get } from '#runtime/web/api/request.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface Item {
  readonly key: string
  readonly severity: 'info' | 'warning' | 'destructive'
  readonly message: LocalizedText
  readonly object?: string
  readonly field?: string
}

interface LiveEffectProps {
  readonly object: string
  readonly field: string
}

export function LiveEffect({ object, field }: LiveEffectProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { draft } = useDraft()
  const impact = useQuery({
    queryKey: ['draft', draft.id, 'impact', draft.version],
    queryFn: ({ signal }) => get<{ items: Item[] }>(`/api/designer/drafts/${draft.id}/impact`, signal),
    retry: false,
  })
  if (impact.isPending) return <p className="muted">{t.counting}</p>
  const items = (impact.data?.items ?? []).filter(item => item.object === object && item.field === field)
  return (
    <div className="stack" role="status">
      {items.map(item => (
        <Alert
          key={item.key}
          type={item.severity === 'destructive' ? 'error' : item.severity}
          showIcon
          title={text(item.message)}
        />
      ))}
      {impact.data && items.length === 0 ? <Alert type="success" showIcon title={t.allFit} /> : null}
    </div>
  )
}
