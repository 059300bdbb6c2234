/** What a new workflow begins with: a start (by a button, where it is for records), one task, an end. */
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { texts } from './texts.ts'

/** Nodes, flows and where they stand. */
export function startingWorkflow(object: string | undefined): Pick<WorkflowDefinition, 'nodes' | 'flows' | 'layout'> {
  const [en, zh] = [texts.en, texts['zh-CN']]
  return {
    nodes: [
      { id: 'start', type: 'startEvent', ...(object === undefined ? {} : { event: { type: 'button' } }) },
      {
        id: 'first-task',
        type: 'userTask',
        label: { en: en.newTask, 'zh-CN': zh.newTask },
        assignment: { starter: true },
      },
      { id: 'end', type: 'endEvent' },
    ],
    flows: [
      { id: 'start-to-task', from: 'start', to: 'first-task' },
      { id: 'task-to-end', from: 'first-task', to: 'end' },
    ],
    layout: [
      { element: 'start', x: 180, y: 162, width: 36, height: 36 },
      { element: 'first-task', x: 270, y: 140, width: 100, height: 80 },
      { element: 'end', x: 424, y: 162, width: 36, height: 36 },
      {
        element: 'start-to-task',
        points: [
          { x: 216, y: 180 },
          { x: 270, y: 180 },
        ],
      },
      {
        element: 'task-to-end',
        points: [
          { x: 370, y: 180 },
          { x: 424, y: 180 },
        ],
      },
    ],
  }
}
