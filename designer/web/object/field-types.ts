/** The field types as the gallery shows them: each with its picture, in groups, in order. */
import {
  AlignLeftOutlined,
  BranchesOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  ClusterOutlined,
  DownSquareOutlined,
  FieldNumberOutlined,
  FontSizeOutlined,
  GlobalOutlined,
  MailOutlined,
  NumberOutlined,
  PaperClipOutlined,
  PayCircleOutlined,
  PercentageOutlined,
  PhoneOutlined,
  StarOutlined,
  SwapRightOutlined,
  TagsOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { FieldDefinition } from '#metadata/definitions.ts'

export type FieldType = FieldDefinition['type']

interface FieldTypeLook {
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  /** Whether no two records may be asked to share a value. */
  readonly unique: boolean
}

const look = (icon: FieldTypeLook['icon'], unique = false): FieldTypeLook => ({ icon, unique })

/** How each type looks and what can be asked of it. */
export const fieldTypes: Readonly<Record<FieldType, FieldTypeLook>> = {
  text: look(FontSizeOutlined, true),
  longText: look(AlignLeftOutlined),
  email: look(MailOutlined, true),
  phone: look(PhoneOutlined, true),
  url: look(GlobalOutlined, true),
  integer: look(NumberOutlined, true),
  decimal: look(CalculatorOutlined, true),
  money: look(PayCircleOutlined),
  percent: look(PercentageOutlined, true),
  rating: look(StarOutlined),
  autoNumber: look(FieldNumberOutlined),
  date: look(CalendarOutlined, true),
  datetime: look(ClockCircleOutlined),
  boolean: look(CheckSquareOutlined),
  choice: look(DownSquareOutlined),
  multiChoice: look(TagsOutlined),
  reference: look(SwapRightOutlined, true),
  anyReference: look(BranchesOutlined),
  children: look(ClusterOutlined),
  file: look(PaperClipOutlined),
}

/** Groups of the gallery by the key of their heading. */
export const fieldTypeGroups = {
  words: ['text', 'longText', 'email', 'phone', 'url'],
  numbers: ['integer', 'decimal', 'money', 'percent', 'autoNumber'],
  times: ['date', 'datetime'],
  choices: ['choice', 'multiChoice', 'boolean', 'rating'],
  relations: ['reference', 'anyReference', 'children'],
  files: ['file'],
} as const satisfies Record<string, readonly FieldType[]>
