/** Something that is waited for, and the buttons that let it happen. */
import { Button, Space } from 'antd'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../../texts/use-texts.ts'
import type { SimulatedWait } from './simulated.ts'
import type { Answer } from './simulation-api.ts'
import { texts } from './texts.ts'

interface WaitCardProps {
  readonly wait: SimulatedWait
  /** What its node is called. */
  readonly title: string
  readonly isBusy: boolean
  readonly onAnswer: (answer: Answer) => void
}

export function WaitCard({ wait, title, isBusy, onAnswer }: WaitCardProps) {
  const t = useTexts(texts)
  const { text, dateTime } = useLocale()
  const answer = (more: Partial<Answer> = {}) => onAnswer({ node: wait.node, wait: wait.wait, ...more })
  const isWork = wait.kind === 'task' || wait.kind === 'job' || wait.kind === 'call'
  const outcomes = wait.outcomes ?? []
  return (
    <li className="simulation-wait">
      <strong>{title}</strong>
      {wait.who ? <span className="muted">{t.people(wait.who.names.join(', '), wait.who.people)}</span> : null}
      {wait.fields?.length ? (
        <span className="muted">
          {t.fields}: {wait.fields.map(item => text(item.label, item.field)).join(', ')}
        </span>
      ) : null}
      {wait.name ? <span className="muted">{wait.name}</span> : null}
      {wait.key ? <span className="muted">{t.key(wait.key)}</span> : null}
      {wait.workflow ? <span className="muted">{wait.workflow}</span> : null}
      {wait.due ? <span className="muted">{t.due(dateTime(wait.due))}</span> : null}
      <Space wrap>
        {outcomes.map(({ code, label }) => (
          <Button key={code} size="small" disabled={isBusy} onClick={() => answer({ outcome: code })}>
            {text(label, code)}
          </Button>
        ))}
        {outcomes.length === 0 ? (
          <Button size="small" disabled={isBusy} onClick={() => answer()}>
            {t[happenings[wait.kind]]}
          </Button>
        ) : null}
        {isWork && wait.kind !== 'task' ? (
          <Button size="small" danger disabled={isBusy} onClick={() => answer({ error: 'simulated' })}>
            {t.fails}
          </Button>
        ) : null}
      </Space>
    </li>
  )
}

const happenings = {
  task: 'complete',
  job: 'done',
  call: 'done',
  timer: 'isDue',
  message: 'arrives',
  signal: 'arrives',
  condition: 'becomesTrue',
} as const satisfies Record<SimulatedWait['kind'], string>
