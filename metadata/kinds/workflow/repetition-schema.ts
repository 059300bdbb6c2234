/** How often an activity is done: for each element of a list, or in a loop. */
import { flag, group, whole } from '../schema.ts'
import { formula, variableName } from './parts.ts'

/** One instance for each of several. */
export const multiInstance = group(
  {
    sequential: flag(['One after another', '依次'], ['Otherwise all at once.', '否则同时进行。']),
    collection: formula('list', ['For each of', '集合'], ['One instance for each element.', '每个元素一个实例。']),
    element: variableName(['Element', '元素变量'], ['Variable that holds the element.', '存放当前元素的变量。']),
    cardinality: formula('number', ['Or how often', '或次数'], ['Count of instances.', '实例数量。']),
    completion: formula(
      'boolean',
      ['Completed when', '完成条件'],
      [
        'Asked after each; nrOfInstances, nrOfCompletedInstances and nrOfActiveInstances are known.',
        '每个实例结束后判断；可用 nrOfInstances、nrOfCompletedInstances、nrOfActiveInstances。',
      ],
    ),
    output: formula('any', ['Output', '输出'], ['What each instance gives.', '每个实例的输出。']),
    outputVariable: variableName(
      ['Collected in', '输出集合'],
      ['Variable that takes the list of outputs.', '存放输出列表的变量。'],
    ),
  },
  [],
  ['Several instances', '多实例'],
  ['The activity is done for each element of a list.', '对列表的每个元素执行一次活动。'],
  'MultiInstance',
)

/** Again and again. */
export const loop = group(
  {
    while: formula('boolean', ['As long as', '循环条件'], ['Asked before each time again.', '每次重复前判断。']),
    before: flag(['Ask before the first', '先判断'], ['It may not be done at all.', '可能一次也不执行。']),
    max: whole(1, 1000, ['At most', '最多次数'], ['How often.', '循环次数上限。']),
  },
  [],
  ['Loop', '循环'],
  ['The activity is repeated; loopCounter is known.', '重复执行活动；可用 loopCounter。'],
  'StandardLoop',
)
