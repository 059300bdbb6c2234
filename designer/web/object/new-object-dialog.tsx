/** Makes an object that can be used at once: words, look, owner, title, rights and its place in the menu in one dialog. */
import { Alert, Input, Modal, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import type { LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { IconPicker } from '../panel/icon-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { BothLabels, saidIn } from './both-labels.tsx'
import { ColorSwatches, objectColors } from './color-swatches.tsx'
import { deriveName, isName } from './derive-name.ts'
import './object.css'
import { type Level, levelRights, usualLevels } from './right-levels.ts'
import { RoleLevels } from './role-levels.tsx'
import { texts } from './texts.ts'

type TitleField = 'name' | 'number'

/** The menu that most roles have. */
function usualMenu(roles: readonly { readonly menus?: readonly string[] }[]): string | undefined {
  const counts = Map.groupBy(
    roles.flatMap(role => role.menus ?? []),
    name => name,
  )
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

export function NewObjectDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const { label: labelOf, text } = useLocale()
  const { all, run, draft } = useDraft()
  const navigate = useNavigate()
  const [nameInput, nameHint, iconInput, menuInput, colorInput] = [useId(), useId(), useId(), useId(), useId()]
  const [label, setLabel] = useState<LocalizedText>({})
  const [plural, setPlural] = useState<LocalizedText>()
  const [typed, setTyped] = useState<string>()
  const [icon, setIcon] = useState<string>()
  const [color, setColor] = useState<string>(objectColors[0])
  const [ownership, setOwnership] = useState<ObjectDefinition['ownership']>('user')
  const [titleField, setTitleField] = useState<TitleField>('name')
  const [prefix, setPrefix] = useState<string>()
  const [levels, setLevels] = useState<Readonly<Record<string, Level>>>(() => usualLevels(all('role')))
  // The same order in which the server would choose: suites that all may open come first.
  const suites = all('menu').toSorted(
    (a, b) => Number(Boolean(a.roles)) - Number(Boolean(b.roles)) || (a.order ?? 0) - (b.order ?? 0),
  )
  const menus = suites.flatMap(menu =>
    menu.groups.map(group => ({
      value: `${menu.name} ${group.id}`,
      label: `${labelOf(menu)} › ${text(group.label)}`,
      menu: menu.name,
      group: group.id,
    })),
  )
  const [place, setPlace] = useState(
    () => menus.find(item => item.menu === usualMenu(all('role')))?.value ?? menus[0]?.value,
  )
  const [busy, setBusy] = useState(false)

  const taken = all('object').map(object => object.name)
  const name = typed ?? deriveName(label, taken)
  const fault = name === '' ? undefined : !isName(name) ? t.nameWrong : taken.includes(name) ? t.takenObject : undefined
  const said = saidIn(label)
  const several = saidIn(plural ?? pluralOf(label))
  const start = prefix ?? `${initials(name)}-`
  const isReady = name !== '' && !fault && Object.keys(said).length > 0

  const create = async () => {
    if (!isReady) return
    setBusy(true)
    const chosen = menus.find(item => item.value === place)
    const numbering = titleField === 'number' ? await addNumbering() : undefined
    const first = numbering
      ? { name: 'number', type: 'autoNumber', numbering, label: bothOf('number') }
      : { name: 'name', type: 'text', required: true, maxLength: 200, label: bothOf('name') }
    const answer =
      titleField === 'number' && !numbering
        ? undefined
        : await run('add-object', {
            name,
            label: said,
            plural: several,
            color,
            ownership,
            fields: [first],
            roles: levelRights(levels, ownership),
            ...(icon ? { icon } : {}),
            ...(chosen ? { menu: chosen.menu, group: chosen.group } : {}),
          })
    setBusy(false)
    const made = answer?.changed.find(item => item.kind === 'object' && item.name === name)
    if (!made) return
    onClose()
    navigate(`/designer/drafts/${draft.id}/object/${made.id}`)
  }

  /** The name of a numbering rule made for the object. */
  const addNumbering = async (): Promise<string | undefined> => {
    const numberingName = deriveName(
      { en: `${name} number` },
      all('numbering').map(item => item.name),
    )
    const definition = {
      kind: 'numbering',
      name: numberingName,
      label: { en: `${said.en ?? name} number`, 'zh-CN': `${said['zh-CN'] ?? said.en}编号` },
      mode: 'fast',
      reset: 'year',
      parts: [
        ...(start === '' ? [] : [{ part: 'text', text: start }]),
        { part: 'year' },
        { part: 'text', text: '-' },
        { part: 'counter', digits: 4 },
      ],
    }
    return (await run('add-definition', { definition })) ? numberingName : undefined
  }

  return (
    <Modal
      open
      width={760}
      title={
        <span className="object-preview">
          <ObjectIcon name={icon} color={color} label={text(said, '?') || '?'} size={28} />
          {t.newObject}
        </span>
      }
      okText={t.create}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      onOk={() => void create()}
      onCancel={onClose}
    >
      <div className="new-object">
        <div className="wide">
          <BothLabels label={t.label} value={label} autoFocus onChange={setLabel} />
        </div>
        <div className="wide">
          <BothLabels label={t.plural} value={plural ?? pluralOf(label)} onChange={setPlural} />
        </div>
        <Labelled label={t.name} htmlFor={nameInput}>
          <Input
            id={nameInput}
            aria-describedby={nameHint}
            className="code-input"
            maxLength={60}
            value={name}
            status={fault ? 'error' : ''}
            onChange={event => setTyped(event.target.value || undefined)}
          />
          <span id={nameHint} className={fault ? 'error-text hint' : 'muted hint'}>
            {fault ?? t.nameHint}
          </span>
        </Labelled>
        <Labelled label={t.menuGroup} htmlFor={menuInput}>
          <Select
            id={menuInput}
            value={place ?? null}
            options={menus.map(({ value, label: words }) => ({ value, label: words }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setPlace}
          />
        </Labelled>
        <Labelled label={t.icon} htmlFor={iconInput}>
          <IconPicker id={iconInput} value={icon} onChange={setIcon} />
        </Labelled>
        <div className="labelled">
          <span id={colorInput}>{t.color}</span>
          <ColorSwatches labelledBy={colorInput} value={color} onChange={setColor} />
        </div>
        <div className="labelled">
          <span>{t.ownership}</span>
          <Segmented<ObjectDefinition['ownership']>
            aria-label={t.ownership}
            value={ownership}
            onChange={setOwnership}
            options={(['user', 'team', 'none'] as const).map(value => ({ value, label: t.owners[value] }))}
          />
          <span className="muted hint">{t.ownersHint[ownership]}</span>
        </div>
        <div className="labelled">
          <span>{t.recordTitle}</span>
          <div className="row">
            <Segmented<TitleField>
              aria-label={t.recordTitle}
              value={titleField}
              onChange={setTitleField}
              options={(['name', 'number'] as const).map(value => ({ value, label: t.titleField[value] }))}
            />
            {titleField === 'number' ? (
              <Input
                className="number-start"
                aria-label={t.leads}
                maxLength={12}
                value={start}
                suffix="2026-0001"
                onChange={event => setPrefix(event.target.value)}
              />
            ) : null}
          </div>
          <span className="muted hint">{t.recordTitleHint}</span>
        </div>
        <div className="wide labelled">
          <span>{t.rights}</span>
          <RoleLevels roles={all('role')} levels={levels} onChange={setLevels} />
        </div>
        <Alert className="wide" type="info" showIcon title={t.arrives} />
      </div>
    </Modal>
  )
}

function bothOf(key: TitleField): LocalizedText {
  return { en: texts.en.firstField[key], 'zh-CN': texts['zh-CN'].firstField[key] }
}

/** A first guess: dispatch becomes dispatches, category categories; Chinese has no plural. */
function pluralOf({ en, 'zh-CN': zh }: LocalizedText): LocalizedText {
  const word = en?.trim() ?? ''
  const plural = /[^aeiou]y$/.test(word)
    ? `${word.slice(0, -1)}ies`
    : /(s|x|z|ch|sh)$/.test(word)
      ? `${word}es`
      : word && `${word}s`
  return { ...(plural ? { en: plural } : {}), ...(zh ? { 'zh-CN': zh } : {}) }
}

function initials(name: string): string {
  const letters = name
    .split('_')
    .map(word => word.charAt(0))
    .join('')
    .toUpperCase()
  return /^[A-Z]+$/.test(letters) ? letters : 'N'
}
