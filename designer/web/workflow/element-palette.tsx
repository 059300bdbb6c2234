/** The elements beside the diagram: dragged onto it, or chosen to be appended to what is selected. */
import { EllipsisOutlined } from '@ant-design/icons'
import { Dropdown, Tooltip } from 'antd'
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import type { ReactNode } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { addElement } from './add-element.ts'
import { type ChoiceKey, choiceOf, choiceTexts, type ElementChoice, elementChoices } from './element-choices.ts'
import { shapeFor } from './shape-for.ts'
import { texts } from './texts.ts'

const atHand: readonly ChoiceKey[] = [
  'startEvent',
  'userTask',
  'serviceTask',
  'exclusiveGateway',
  'parallelGateway',
  'timerCatch',
  'timerBoundary',
  'subProcess',
  'textAnnotation',
  'endEvent',
]

export function ElementPalette({ viewer }: { readonly viewer: NavigatedViewer }) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const words = choiceTexts[locale]
  const groups = [...Map.groupBy(elementChoices, choice => choice.group)]
  return (
    <div className="element-palette" role="toolbar" aria-label={t.drawHint} aria-orientation="vertical">
      <Tool
        name={t.connectTool}
        icon="bpmn-icon-connection-multi"
        onClick={event => viewer.get('globalConnect').start(event)}
      />
      <Tool
        name={t.lasso}
        icon="bpmn-icon-lasso-tool"
        onClick={event => viewer.get('lassoTool').activateSelection(event)}
      />
      <Tool
        name={t.space}
        icon="bpmn-icon-space-tool"
        onClick={event => viewer.get('spaceTool').activateSelection(event)}
      />
      <span className="palette-line" />
      {atHand.map(key => (
        <Drawable key={key} choice={choiceOf(key)} words={words[key]} viewer={viewer} />
      ))}
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{
          className: 'element-menu',
          items: groups.map(([group, choices]) => ({
            key: group,
            type: 'group',
            label: t.groups[group],
            children: choices.map(({ key, icon }) => ({
              key,
              label: words[key],
              icon: <span className={`${icon} element-icon`} aria-hidden />,
            })),
          })),
          onClick: ({ key }) => addElement(viewer, choiceOf(key as ChoiceKey)),
        }}
      >
        <button type="button" className="palette-tool" aria-label={t.more} title={t.more}>
          <EllipsisOutlined aria-hidden />
        </button>
      </Dropdown>
    </div>
  )
}

interface DrawableProps {
  readonly choice: ElementChoice
  readonly words: string
  readonly viewer: NavigatedViewer
}

function Drawable({ choice, words, viewer }: DrawableProps) {
  return (
    <Hint title={words}>
      <button
        type="button"
        className="palette-tool"
        aria-label={words}
        draggable
        onDragStart={event => {
          event.preventDefault()
          viewer.get('create').start(event.nativeEvent, shapeFor(viewer.get('elementFactory'), choice))
        }}
        onClick={() => addElement(viewer, choice)}
      >
        <span className={choice.icon} aria-hidden />
      </button>
    </Hint>
  )
}

interface ToolProps {
  readonly name: string
  readonly icon: string
  readonly onClick: (event: MouseEvent) => void
}

function Tool({ name, icon, onClick }: ToolProps) {
  return (
    <Hint title={name}>
      <button type="button" className="palette-tool" aria-label={name} onClick={event => onClick(event.nativeEvent)}>
        <span className={icon} aria-hidden />
      </button>
    </Hint>
  )
}

function Hint({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Tooltip title={title} placement="right" mouseEnterDelay={0.4}>
      {children}
    </Tooltip>
  )
}
