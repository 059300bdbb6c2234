import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    cancel: 'Cancel',
    create: 'Create',
    duplicate: 'Duplicate',
    duplicateOf: (what: string) => `Duplicate ${what}`,
    label: 'Label',
    name: 'Name',
    nameHint: 'How files, the API and other definitions call it. It can be changed later; references follow.',
    newOf: (kind: string) => `New ${kind}`,
  },
  {
    cancel: '取消',
    create: '创建',
    duplicate: '复制',
    duplicateOf: what => `复制${what}`,
    label: '标签',
    name: '名称',
    nameHint: '文件、接口和其他定义项使用的名称。以后可以修改，引用会随之更新。',
    newOf: kind => `新建${kind}`,
  },
)
