import { defineTexts } from '../texts/use-texts.ts'

export const importTexts = defineTexts(
  {
    cancel: 'Cancel',
    choose: 'Choose a file …',
    dialects: {
      fulcrum: 'a workflow of this product',
      camunda: 'Camunda 7',
      zeebe: 'Camunda 8',
      flowable: 'Flowable',
      bpmn: 'plain BPMN 2.0',
    },
    hint: 'BPMN 2.0 as Camunda 7, Camunda 8, Flowable or this product writes it, up to 2 MB. Nothing changes before you have seen the report.',
    leftOut: 'Left out, or to be completed',
    mapped: 'Translated',
    nothingLeftOut: 'Nothing was left out.',
    read: (dialect: string, nodes: string, flows: string) => `Read as ${dialect}: ${nodes} elements, ${flows} flows.`,
    replace: 'Replace the diagram',
    title: 'Import a BPMN model',
  },
  {
    cancel: '取消',
    choose: '选择文件 …',
    dialects: {
      fulcrum: '本产品的流程',
      camunda: 'Camunda 7',
      zeebe: 'Camunda 8',
      flowable: 'Flowable',
      bpmn: '通用 BPMN 2.0',
    },
    hint: '支持 Camunda 7、Camunda 8、Flowable 或本产品导出的 BPMN 2.0 文件，最大 2 MB。查看报告前不会更改任何内容。',
    leftOut: '未保留或需要补充',
    mapped: '已转换',
    nothingLeftOut: '没有遗漏。',
    read: (dialect, nodes, flows) => `识别为${dialect}：${nodes} 个元素，${flows} 条连线。`,
    replace: '替换流程图',
    title: '导入 BPMN 模型',
  },
)
