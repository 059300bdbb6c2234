/** Consequences, the gravest first; what is destructive is acknowledged by ticking it. */
import { ExclamationCircleOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { ImpactItem } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface ImpactListProps {
  readonly items: readonly ImpactItem[]
  readonly acknowledged: ReadonlySet<string>
  readonly onAcknowledge: (key: string, yes: boolean) => void
}

const icons = {
  destructive: <ExclamationCircleOutlined className="finding-error" aria-hidden />,
  warning: <WarningOutlined className="finding-warning" aria-hidden />,
  info: <InfoCircleOutlined className="note-changed" aria-hidden />,
}

export function ImpactList({ items, acknowledged, onAcknowledge }: ImpactListProps) {
  const t = useTexts(texts)
  const { text, integer } = useLocale()
  return (
    <ul className="impact-list">
      {items.map(item => (
        <li key={item.key} className={`impact impact-${item.severity}`}>
          {icons[item.severity]}
          <div className="impact-words">
            <p>
              {text(item.message)}
              {item.seconds === undefined ? null : (
                <span className="muted"> {t.seconds(integer(Math.ceil(item.seconds)))}</span>
              )}
            </p>
            <code className="muted" translate="no">
              {item.key}
            </code>
            <People item={item} />
          </div>
          <SampleLink item={item} />
          {item.severity === 'destructive' ? (
            <Checkbox
              checked={acknowledged.has(item.key)}
              onChange={event => onAcknowledge(item.key, event.target.checked)}
            >
              {t.acknowledge}
            </Checkbox>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Opens the records in the running application, in a tab of their own. */
function SampleLink({ item: { sample, rows } }: { readonly item: ImpactItem }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  if (!sample || sample.ids.length === 0) return null
  const path = `/records/${encodeURIComponent(sample.object)}`
  const address = sample.filter
    ? `${path}?filter=${encodeURIComponent(JSON.stringify(sample.filter))}`
    : `${path}/${sample.ids[0]}`
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {rows === undefined ? t.showThem : t.show(integer(rows))}
    </a>
  )
}

function People({ item: { people, rows } }: { readonly item: ImpactItem }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  if (!people || people.length === 0) return null
  if (people.every(person => person.before === undefined && person.after === undefined)) {
    return <Owners people={people} />
  }
  return (
    <details>
      <summary>{t.people(integer(rows ?? people.length))}</summary>
      <table className="plain-table impact-people">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col" className="numeric">
              {t.before}
            </th>
            <th scope="col" className="numeric">
              {t.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(person => (
            <tr key={person.id}>
              <td translate="no">{person.name ?? '–'}</td>
              <td className="numeric">{person.before === undefined ? '' : integer(person.before)}</td>
              <td className="numeric">{person.after === undefined ? '' : integer(person.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Whose it is that is touched, as far as one may know them. */
function Owners({ people }: { readonly people: NonNullable<ImpactItem['people']> }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const names = people.flatMap(person => person.name ?? [])
  const others = people.length - names.length
  const words = [...names, ...(others > 0 ? [names.length > 0 ? t.others(integer(others)) : t.hidden] : [])]
  return (
    <details>
      <summary>{t.owners}</summary>
      <p translate={names.length > 0 ? 'no' : 'yes'}>{words.join(t.separator)}</p>
    </details>
  )
}
