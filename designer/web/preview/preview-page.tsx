/** The end users' app running the draft, as any person or role, beside the designer. */
import { DeleteOutlined, ExportOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Progress, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import { ApiProblem, type ProblemBody, problemCode } from '#runtime/web/api/problem.ts'
import { get, post, remove } from '#runtime/web/api/request.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { MakePreview, type PreviewWish } from './make-preview.tsx'
import { texts } from './texts.ts'
import './preview.css'

export interface Preview {
  readonly state: 'none' | 'making' | 'filling' | 'ready' | 'failed'
  readonly from?: PreviewWish['from']
  readonly records?: number
  readonly done?: number
  readonly total?: number
  readonly behind?: boolean
  readonly problem?: ProblemBody
  readonly address?: string
  readonly roles?: readonly { readonly as: string; readonly label: LocalizedText; readonly name: string }[]
  readonly people?: readonly { readonly as: string; readonly name: string }[]
}

export function PreviewPage() {
  const t = useTexts(texts)
  const { draft } = useDraft()
  const act = useAct()
  const problemText = useProblemText()
  usePageTitle(`${t.title} · ${draft.name}`)
  const at = `/api/designer/drafts/${draft.id}/preview`
  const key = ['draft', draft.id, 'preview']
  const preview = useQuery({
    queryKey: [...key, draft.version],
    queryFn: ({ signal }) => get<Preview>(at, signal),
    placeholderData: before => before,
    refetchInterval: query => (['making', 'filling'].includes(query.state.data?.state ?? '') ? 600 : false),
  })
  const make = (wish: PreviewWish) => act({ work: () => post(at, wish), refresh: key })
  const drop = () => act({ work: () => remove(at), refresh: key })
  return (
    <div className="preview-page">
      <Loaded query={preview}>
        {found => {
          switch (found.state) {
            case 'none':
              return <MakePreview onMake={make} />
            case 'making':
            case 'filling':
              return <Making preview={found} />
            case 'failed':
              return (
                <>
                  <Alert
                    type="error"
                    showIcon
                    title={t.failed}
                    description={found.problem && problemText(toApiProblem(found.problem))}
                  />
                  <MakePreview onMake={make} />
                </>
              )
            case 'ready':
              return <Running preview={found} onMake={make} onDrop={drop} />
          }
        }}
      </Loaded>
    </div>
  )
}

/** The row keeps the body of the problem; what to say follows from its code. */
function toApiProblem(body: ProblemBody): ApiProblem {
  const status = body.status ?? 500
  return new ApiProblem(problemCode(body, status), status, body)
}

function Making({ preview }: { readonly preview: Preview }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { done = 0, total = 0 } = preview
  return (
    <div className="state" role="status">
      <h1>{t.title}</h1>
      <p>{preview.state === 'making' ? t.making : t.filling(integer(done), integer(total))}</p>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} style={{ width: 320 }} />
    </div>
  )
}

interface RunningProps {
  readonly preview: Preview
  readonly onMake: (wish: PreviewWish) => void
  readonly onDrop: () => void
}

function Running({ preview, onMake, onDrop }: RunningProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { modal } = App.useApp()
  const select = useId()
  const { roles = [], people = [], address = '' } = preview
  const [as, setAs] = useState(people[0]?.as ?? roles[0]?.as ?? '')
  const [size, setSize] = useState<'desktop' | 'phone'>('desktop')
  const [round, setRound] = useState(0)
  const source = `${address}/${as}/`
  const again = () => onMake({ from: preview.from ?? 'production', records: preview.records ?? 200 })
  const drop = () =>
    void modal.confirm({
      title: t.dropAsk,
      okText: t.drop,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: onDrop,
    })
  return (
    <>
      <header className="preview-bar">
        <h1>{t.title}</h1>
        <label htmlFor={select}>{t.as}</label>
        <Select
          id={select}
          value={as}
          onChange={setAs}
          style={{ width: 240 }}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t.roles, options: roles.map(role => ({ value: role.as, label: label(role) })) },
            { label: t.people, options: people.map(person => ({ value: person.as, label: person.name })) },
          ]}
        />
        <Segmented
          value={size}
          onChange={setSize}
          aria-label={t.size}
          options={[
            { value: 'desktop', label: t.sizes.desktop },
            { value: 'phone', label: t.sizes.phone },
          ]}
        />
        <span className="spacer" />
        <Button icon={<ReloadOutlined aria-hidden />} onClick={again}>
          {t.again}
        </Button>
        <Button icon={<ExportOutlined aria-hidden />} href={source} target="_blank">
          {t.open}
        </Button>
        <Button icon={<DeleteOutlined aria-hidden />} onClick={drop} aria-label={t.drop} />
      </header>
      {preview.behind ? (
        <div className="banner banner-warn" role="status">
          {t.behind}
        </div>
      ) : null}
      <div className={`preview-frame preview-${size}`}>
        <iframe key={`${source}${round}`} src={source} title={t.frame} onError={() => setRound(round + 1)} />
      </div>
    </>
  )
}
