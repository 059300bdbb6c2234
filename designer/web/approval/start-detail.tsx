/** What one way to begin an approval needs besides: the words of the button, the fields, the state, a condition. */
import { Select } from 'antd'
import type { ApprovalStart } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { fieldsOf } from '../panel/draft-fields.ts'
import { LocalizedInput } from '../panel/localized-input.tsx'
import { optionOf, renderOption } from '../panel/named-option.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { ConditionInput } from './condition-input.tsx'
import { StatePicker } from './state-picker.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface StartDetailProps {
  readonly start: ApprovalStart
  readonly index: number
}

export function StartDetail({ start, index }: StartDetailProps) {
  const t = useTexts(texts)
  const { approval, set } = useApproval()
  const put = (values: object) =>
    set(
      ['start'],
      approval.start.map(item => (item.id === start.id ? withoutGaps({ ...item, ...values }) : item)),
    )
  return (
    <div className="start-detail">
      <Own start={start} put={put} />
      <ConditionInput
        label={t.startCondition(t.starts[start.type].title)}
        without={start.type === 'button' ? t.buttonAlways : t.always}
        value={start.condition}
        pointer={`/start/${index}/condition`}
        onChange={condition => put({ condition })}
      />
    </div>
  )
}

interface OwnProps {
  readonly start: ApprovalStart
  readonly put: (values: object) => unknown
}

function Own({ start, put }: OwnProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const draft = useDraft()
  const { approval, readOnly } = useApproval()
  switch (start.type) {
    case 'button':
      return (
        <>
          <LocalizedInput
            ariaLabel={t.buttonSays}
            value={start.label}
            disabled={readOnly}
            onChange={words => put({ label: words })}
          />
          <Select
            mode="multiple"
            className="guide-wide"
            aria-label={t.buttonFor}
            placeholder={t.buttonForAll}
            disabled={readOnly}
            value={[...(start.roles ?? [])]}
            options={draft.all('role').map(role => optionOf(role.name, label(role)))}
            optionRender={renderOption}
            showSearch={{ optionFilterProp: 'search' }}
            onChange={roles => put({ roles: roles.length > 0 ? roles : undefined })}
          />
        </>
      )
    case 'updated':
      return (
        <Select
          mode="multiple"
          className="guide-wide"
          aria-label={t.changedFields}
          placeholder={t.anyField}
          disabled={readOnly}
          value={[...(start.fields ?? [])]}
          options={fieldsOf(draft, draft.find('object', approval.object)).map(field =>
            optionOf(field.name, label(field)),
          )}
          optionRender={renderOption}
          showSearch={{ optionFilterProp: 'search' }}
          onChange={fields => put({ fields: fields.length > 0 ? fields : undefined })}
        />
      )
    case 'state':
      return (
        <StatePicker
          label={t.stateReached}
          field={start.field}
          state={start.state}
          onChange={at => put({ field: at?.field, state: at?.state })}
        />
      )
    case 'created':
      return null
  }
}

function withoutGaps<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T
}
