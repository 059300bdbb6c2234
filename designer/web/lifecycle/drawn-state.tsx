/** A state as it stands in the graph: its words in its color, whether records begin or end there, or come there by exception. */
import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  FlagOutlined,
  PlayCircleOutlined,
  RollbackOutlined,
} from '@ant-design/icons'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import type { CSSProperties, ReactNode } from 'react'
import type { LifecycleState } from '#metadata/definitions.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export interface StateData extends Record<string, unknown> {
  readonly words: string
  readonly hue: string
  readonly kind: LifecycleState['kind']
  readonly initial: boolean
  /** It is no step of the way: the bar shows it only while a record is in it. */
  readonly exception: boolean
  /** JSON pointer of the state. */
  readonly pointer: string
  /** Id of the definition. */
  readonly lifecycle: string
}

const pictures: Readonly<Record<LifecycleState['kind'], ReactNode>> = {
  open: null,
  won: <CheckCircleOutlined aria-hidden />,
  lost: <CloseCircleOutlined aria-hidden />,
  done: <FlagOutlined aria-hidden />,
}

export function DrawnState({ data, selected }: NodeProps<Node<StateData, 'state'>>) {
  const t = useTexts(texts)
  const { words, hue, kind, initial, exception, pointer, lifecycle } = data
  const look = [
    'state-node',
    ...(selected ? ['state-node-selected'] : []),
    ...(exception ? ['state-node-exception'] : []),
  ]
  return (
    <div className={look.join(' ')} style={{ '--hue': hue } as CSSProperties}>
      <Handle id="in" type="target" position={Position.Top} />
      <Handle id="backIn" type="target" position={Position.Left} isConnectable={false} className="state-port" />
      <span className="state-words">
        <strong title={words}>{words}</strong>
        <span className="muted">
          {initial ? (
            <>
              <PlayCircleOutlined aria-hidden /> {t.initial}
            </>
          ) : exception && kind === 'open' ? (
            <>
              <RollbackOutlined aria-hidden /> {t.exception}
            </>
          ) : (
            <>
              {pictures[kind]} {t.kinds[kind]}
            </>
          )}
        </span>
      </span>
      <FindingMark definition={lifecycle} pointer={pointer} />
      <Handle id="out" type="source" position={Position.Bottom} />
      <Handle id="backOut" type="source" position={Position.Left} isConnectable={false} className="state-port" />
    </div>
  )
}
