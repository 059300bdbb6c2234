/** How rjsf draws what is around values: groups of properties, and label, hint, refusal and findings of each. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import type { FieldTemplateProps, ObjectFieldTemplateProps, UiSchema } from '@rjsf/utils'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Schema } from '#metadata/kinds/schema.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { FindingNote } from '../findings/finding-note.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { usePanelFacts } from './panel-facts.ts'
import { hintOf, titleOf } from './schema-words.ts'
import { sortOf } from './sort-of.ts'
import { texts } from './texts.ts'

/** The schema behind a property; the whole place has none. */
export const schemaOf = (uiSchema: UiSchema | undefined): Schema | undefined =>
  (uiSchema?.['ui:options'] as { readonly schema?: Schema } | undefined)?.schema

const first = ['label', 'name', 'as', 'code', 'plural', 'field', 'object', 'type', 'assignment']
const last = ['multiInstance', 'loop', 'part', 'retired']
/** Of a node of a workflow: what most do without, kept together below the rest. */
const rare = [
  'help',
  'form',
  'variable',
  'completedBy',
  'priority',
  'delegate',
  'mayAdd',
  'unlocks',
  'multiInstance',
  'loop',
]
/** Groups that most do without: they are opened when they are wanted. */
const folded = ['multiInstance', 'loop', 'manager', 'due', 'attach']

function rankOf(name: string): number {
  if (last.includes(name)) return 100
  const at = first.indexOf(name)
  return at < 0 ? 50 : at
}

/** Short properties first, then yes-or-no ones together, then lists, filters and groups, each under its own heading. */
export function GroupTemplate(props: ObjectFieldTemplateProps) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { commit, readOnly, definition, spot, findingsAt } = usePanelFacts()
  const [isOpened, setOpened] = useState(false)
  const schema = schemaOf(props.uiSchema)
  const nested = (props.uiSchema ?? {}) as Record<string, UiSchema | undefined>
  const layoutAt = (name: string): Layout => {
    const inner = schemaOf(nested[name])
    return inner ? layoutOf(inner) : 'short'
  }
  const values = (props.formData ?? {}) as Readonly<Record<string, unknown>>
  const inOrder = [...props.properties].sort((a, b) => rankOf(a.name) - rankOf(b.name))
  if (!schema) {
    const isNodeOfWorkflow = definition.kind === 'workflow' && spot.place.length === 2 && spot.place[0] === 'nodes'
    const [kept, folded] = isNodeOfWorkflow ? apart(inOrder, ({ name }) => !rare.includes(name)) : [inOrder, []]
    const isUsed = folded.some(({ name }) => values[name] !== undefined || findingsAt([name]).length > 0)
    return (
      <div className="property-sections">
        <Sections properties={kept} layoutAt={layoutAt} />
        {folded.length > 0 ? (
          <details
            className="property-more"
            open={isOpened || isUsed}
            onToggle={event => setOpened(event.currentTarget.open)}
          >
            <summary>{t.moreProperties}</summary>
            <div className="property-sections">
              <Sections properties={folded} layoutAt={layoutAt} />
            </div>
          </details>
        ) : null}
      </div>
    )
  }
  // Within a group: as the schema has them, which is as people think of them.
  const runs = Array.from(runsOf(inOrder, ({ name }) => layoutAt(name)))
  const body = runs.map(run => <Sections key={run[0]?.name ?? ''} properties={run} layoutAt={layoutAt} />)
  const isThere = Object.values(values).some(value => value !== undefined)
  const name = String(props.fieldPathId.path.at(-1))
  const isFolded = folded.includes(name) && !isThere && !isOpened
  return (
    <fieldset className="property-block">
      <legend className="property-heading">
        {titleOf(schema, locale, props.title)}
        <Hint text={hintOf(schema, locale)} />
        {isThere && !readOnly ? (
          <Button
            type="text"
            size="small"
            onClick={() => void commit((props.fieldPathId.path as string[]).map(String), undefined)}
          >
            {t.clear}
          </Button>
        ) : null}
        {isFolded && !readOnly ? (
          <Button type="text" size="small" onClick={() => setOpened(true)}>
            {t.add}
          </Button>
        ) : null}
      </legend>
      {isFolded ? null : body}
    </fieldset>
  )
}

type Layout = 'short' | 'flag' | 'block'
type Property = ObjectFieldTemplateProps['properties'][number]

interface SectionsProps {
  readonly properties: readonly Property[]
  readonly layoutAt: (name: string) => Layout
}

function Sections({ properties, layoutAt }: SectionsProps) {
  const parts = Map.groupBy(properties, ({ name }) => layoutAt(name))
  const shown = (layout: Layout): ReactNode[] => (parts.get(layout) ?? []).map(property => property.content)
  return (
    <>
      {parts.has('short') ? <div className="property-grid">{shown('short')}</div> : null}
      {parts.has('flag') ? <div className="property-flags">{shown('flag')}</div> : null}
      {shown('block')}
    </>
  )
}

function apart<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter(item => !isFirst(item))]
}

/** Neighbours of one sort together. */
function* runsOf<T>(items: readonly T[], sortOfItem: (item: T) => string): Generator<T[]> {
  let run: T[] = []
  for (const item of items) {
    if (run[0] !== undefined && sortOfItem(run[0]) !== sortOfItem(item)) {
      yield run
      run = []
    }
    run.push(item)
  }
  if (run.length > 0) yield run
}

function layoutOf(schema: Schema): Layout {
  const sort = sortOf(schema, '')
  if (sort === 'flag') return 'flag'
  return ['elements', 'names', 'filter', 'group', 'checks'].includes(sort) ? 'block' : 'short'
}

/** Label, input, why it was refused, what is wrong with it. */
export function PropertyTemplate(props: FieldTemplateProps) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const facts = usePanelFacts()
  const schema = schemaOf(props.uiSchema)
  if (!schema || sortOf(schema, '') === 'group') return props.children
  const path = (props.fieldPathId.path as string[]).map(String)
  const name = path.at(-1) ?? ''
  const sort = sortOf(schema, name)
  const isBlock = layoutOf(schema) === 'block'
  const title = titleOf(schema, locale, name)
  const hint = hintOf(schema, locale)
  const refusal = facts.refusalOf(path)
  // An input of an expression says itself what is wrong with its text.
  const isSaid = (code: string) => sort === 'expression' && !facts.readOnly && code.startsWith('expression/')
  const own = facts.findingsAt(path)
  // A call names a workflow or an approval, in one input.
  const more = isCallOf(facts.spot.value, path) ? facts.findingsAt(['approval']) : []
  const findings = [...own, ...more].filter(finding => !isSaid(finding.code))
  const isLabelled = !isBlock && sort !== 'flag' && sort !== 'text-with-fields' && sort !== 'expression'
  const Caption = isLabelled ? 'label' : 'span'
  // The hint stands beside the label, so that the input is not called by both.
  const caption = (
    <div className={isBlock ? 'property-heading' : 'property-label'}>
      <Caption {...(isLabelled ? { htmlFor: props.id } : {})}>{title}</Caption>
      {props.required && !isBlock ? (
        <span className="field-required" aria-hidden>
          *
        </span>
      ) : null}
      <Hint text={hint} />
    </div>
  )
  return (
    <div className={`property property-${isBlock ? 'block' : sort}`} data-property={name}>
      {sort === 'flag' ? null : caption}
      {props.children}
      <div id={`${props.id}__hints`} className="property-notes">
        {refusal ? (
          <p className="error-text" role="alert">
            {refusal}{' '}
            <button type="button" className="link-button" onClick={() => facts.forget(path)}>
              {t.giveUp}
            </button>
          </p>
        ) : null}
        {sort === 'elements'
          ? null
          : findings.map(finding => <FindingNote key={finding.code + finding.pointer} finding={finding} />)}
      </div>
    </div>
  )
}

function isCallOf(node: unknown, [name, ...deeper]: readonly string[]): boolean {
  return name === 'workflow' && deeper.length === 0 && (node as { readonly type?: unknown })?.type === 'callActivity'
}

/** A question mark that says what something is for. */
export function Hint({ text }: { readonly text: string }) {
  if (!text) return null
  return (
    <Tooltip title={text}>
      <button type="button" className="hint-mark" aria-label={text}>
        <QuestionCircleOutlined aria-hidden />
      </button>
    </Tooltip>
  )
}
