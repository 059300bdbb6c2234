/** An object of its own with a lifecycle, so that no other test meets its rules. */
import type { TestApi } from './api.ts'
import { createDraft, discardDraft, promoteDraft, runCommand } from './designer.ts'

const label = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const choice = (code: string, en: string, zh: string, color: string) => ({ code, label: label(en, zh), color })

/** Rentals: asked for, agreed, running, returned or refused. */
export const rental = {
  kind: 'object',
  name: 'rental',
  label: label('Rental', '租赁'),
  plural: label('Rentals', '租赁'),
  ownership: 'user',
  title: '{subject}',
  fields: [
    { name: 'subject', type: 'text', label: label('Subject', '主题'), required: true, maxLength: 100 },
    {
      name: 'stage',
      type: 'choice',
      label: label('Stage', '阶段'),
      choices: [
        choice('asked', 'Asked for', '已申请', 'gold'),
        choice('agreed', 'Agreed', '已同意', 'blue'),
        choice('running', 'Running', '进行中', 'cyan'),
        choice('returned', 'Returned', '已归还', 'green'),
        choice('refused', 'Refused', '已拒绝', 'red'),
      ],
    },
    { name: 'deposit', type: 'decimal', label: label('Deposit', '押金'), scale: 2 },
    { name: 'reason', type: 'text', label: label('Reason', '原因'), maxLength: 200 },
    { name: 'place', type: 'text', label: label('Place', '地点'), maxLength: 100 },
  ],
} as const

export const rentalStages = {
  kind: 'lifecycle',
  name: 'rental_stages',
  label: label('Rental stages', '租赁阶段'),
  object: 'rental',
  field: 'stage',
  states: [
    { id: 'rental-asked', code: 'asked', kind: 'open', guidance: label('Ask what it is for.', '了解用途。') },
    { id: 'rental-agreed', code: 'agreed', kind: 'open' },
    { id: 'rental-running', code: 'running', kind: 'open' },
    { id: 'rental-returned', code: 'returned', kind: 'done' },
    { id: 'rental-refused', code: 'refused', kind: 'lost' },
  ],
  initial: ['asked'],
  transitions: [
    { name: 'agree', label: label('Agree', '同意'), from: ['asked'], to: 'agreed' },
    {
      name: 'hand_over',
      label: label('Hand over', '交付'),
      from: ['agreed'],
      to: 'running',
      input: ['deposit'],
      required: ['deposit'],
      condition: 'deposit >= 100',
    },
    { name: 'take_back', label: label('Take back', '收回'), from: ['running'], to: 'returned' },
    {
      name: 'refuse',
      label: label('Refuse', '拒绝'),
      from: ['asked', 'agreed'],
      to: 'refused',
      input: ['reason'],
      required: ['reason'],
      danger: true,
    },
  ],
  control: [
    { id: 'rental-early', states: ['asked'], fields: ['deposit'], mode: 'hidden' },
    { id: 'rental-late', states: ['agreed', 'running'], fields: ['subject'], mode: 'readOnly' },
  ],
  completeness: [
    { id: 'rental-place', label: label('The place is known', '地点已知'), state: 'agreed', fields: ['place'] },
  ],
} as const

/** Promotes rentals with their lifecycle, unless they are there. */
export async function promoteRentals(api: TestApi): Promise<void> {
  const catalog = await api.send('GET', '/api/catalog')
  if (catalog.objects.some((object: { name: string }) => object.name === rental.name)) return
  const draft = await createDraft(api, 'Rentals')
  await runCommand(api, draft, 'add-definition', { definition: rental })
  await runCommand(api, draft, 'add-definition', { definition: rentalStages })
  await promoteDraft(api, draft, 'Rentals')
  await discardDraft(api, draft)
}
