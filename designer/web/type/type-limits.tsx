/** What a type accepts, in words, and an input to try it with. */
import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useState } from 'react'
import type { TypeDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { titleOf, wordOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type LimitFault, limitFault } from './limit-fault.ts'
import { texts } from './texts.ts'
import './type.css'

const limits = ['maxLength', 'pattern', 'min', 'max', 'scale'] as const

export function TypeLimits({ definition }: { readonly definition: TypeDefinition }) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const kinds = useKinds()
  const [tried, setTried] = useState('')
  const properties = kinds.data?.type.properties
  const set = limits.filter(limit => definition[limit] !== undefined)
  const fault = tried === '' ? undefined : limitFault(definition, tried)
  const said: Readonly<Record<LimitFault, string>> = t.faults
  return (
    <section className="card" aria-label={t.limits}>
      <div className="card-head">
        <h2>{t.limits}</h2>
        <span className="muted">
          {properties?.base ? wordOf(properties.base, definition.base, locale) : definition.base}
        </span>
      </div>
      <div className="card-body stack">
        {set.length === 0 ? (
          <p className="muted">{t.noLimits}</p>
        ) : (
          <dl className="type-limits">
            {set.map(limit => (
              <div key={limit}>
                <dt className="muted">{titleOf(properties?.[limit], locale, limit)}</dt>
                <dd>
                  <code translate="no">{definition[limit]}</code>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Labelled label={t.tryIt}>
          <Input
            value={tried}
            onChange={event => setTried(event.target.value)}
            style={{ maxWidth: 360 }}
            {...(fault ? { status: 'error' as const } : {})}
          />
        </Labelled>
        <p role="status" className={fault ? 'error-text' : 'muted'}>
          {tried === '' ? null : fault ? (
            <>
              <CloseCircleOutlined aria-hidden /> {said[fault]}
            </>
          ) : (
            <>
              <CheckCircleOutlined aria-hidden className="finding-none" /> {t.accepted}
            </>
          )}
        </p>
      </div>
    </section>
  )
}
