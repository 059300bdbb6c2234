/** One right to one object, or to all: how far it reaches, and beside it who notices what the draft changes. */
import { FallOutlined, RiseOutlined } from '@ant-design/icons'
import { Dropdown, Tooltip } from 'antd'
import { useState } from 'react'
import type { ObjectDefinition, RoleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type Right, rightsTo, type Scope, scopes, widerScope } from './scopes.ts'
import { texts } from './texts.ts'
import type { RightEffect } from './use-role-effect.ts'

interface ScopeCellProps {
  readonly role: RoleDefinition
  /** undefined for all objects. */
  readonly object?: ObjectDefinition
  readonly right: Right
  readonly effect?: RightEffect | undefined
}

export function ScopeCell({ role, object, right, effect }: ScopeCellProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { run, readOnly } = useDraft()
  const [open, setOpen] = useState(false)
  const said: Scope = (object ? rightsTo(role, object.name)?.[right] : role.allObjects?.[right]) ?? 'none'
  const [own, guess] = useOptimistic(said)
  const scope = object ? widerScope(own, role.allObjects?.[right]) : own
  const isInherited = object !== undefined && scope !== own
  const what = object ? label(object) : t.allObjects
  const set = (next: Scope) => {
    setOpen(false)
    if (next === own || readOnly) return
    guess(next, () => run('grant-right', { role: role.name, object: object?.name ?? '*', right, scope: next }))
  }
  return (
    <span className="scope-slot-inner">
      <Dropdown
        trigger={['click']}
        disabled={readOnly}
        open={open}
        onOpenChange={setOpen}
        autoFocus
        menu={{
          selectable: true,
          selectedKeys: [own],
          items: scopes.map((key, index) => ({
            key,
            label: (
              <span className="scope-option">
                <kbd>{index}</kbd>
                <span>
                  {t.scopes[key]}
                  <span className="muted">{t.scopeHints[key]}</span>
                </span>
              </span>
            ),
          })),
          onClick: ({ key }) => set(key as Scope),
        }}
      >
        <button
          type="button"
          className={`scope-cell scope-${scope}${isInherited ? ' scope-inherited' : ''}`}
          aria-label={t.cell(what, t.rights[right], t.scopes[scope]) + (isInherited ? `, ${t.fromAll}` : '')}
          aria-haspopup="menu"
          title={isInherited ? t.fromAll : undefined}
          onKeyDown={event => {
            const next = scopes[Number.parseInt(event.key, 10)]
            if (!next || event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            set(next)
          }}
        >
          {t.shortScopes[scope]}
        </button>
      </Dropdown>
      {effect ? <Notice effect={effect} /> : null}
    </span>
  )
}

function Notice({ effect: { right, gain, lose, example } }: { readonly effect: RightEffect }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const people = (count: number) => (count === 1 ? t.person : t.people(integer(count)))
  const lines = [
    gain > 0 ? t.gains(people(gain), t.doing[right]) : '',
    lose > 0 ? t.loses(people(lose), t.doing[right]) : '',
    example?.before !== undefined && example.after !== undefined
      ? t.example(example.name ?? t.unnamed, integer(example.before), integer(example.after))
      : '',
  ].filter(line => line !== '')
  if (gain + lose === 0) return null
  return (
    <Tooltip title={lines.map(line => <div key={line}>{line}</div>)}>
      <span
        className={gain > 0 ? 'scope-notice effect-gain' : 'scope-notice effect-lose'}
        role="img"
        aria-label={lines.join('. ')}
      >
        {gain > 0 ? <RiseOutlined aria-hidden /> : <FallOutlined aria-hidden />}
        {integer(gain > 0 ? gain : lose)}
      </span>
    </Tooltip>
  )
}
