/** A small picture of what a field holds. */
import {
  AlignLeftOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  DownCircleOutlined,
  FieldNumberOutlined,
  FontSizeOutlined,
  LinkOutlined,
  MailOutlined,
  MoneyCollectOutlined,
  NumberOutlined,
  PaperClipOutlined,
  PercentageOutlined,
  PhoneOutlined,
  ShareAltOutlined,
  StarOutlined,
  TableOutlined,
  TagsOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { FieldType } from '../api/catalog.ts'

const icons: Readonly<Record<FieldType, ComponentType<{ readonly 'aria-hidden': true; readonly className: string }>>> =
  {
    text: FontSizeOutlined,
    longText: AlignLeftOutlined,
    integer: NumberOutlined,
    decimal: NumberOutlined,
    money: MoneyCollectOutlined,
    percent: PercentageOutlined,
    rating: StarOutlined,
    boolean: CheckSquareOutlined,
    date: CalendarOutlined,
    datetime: ClockCircleOutlined,
    email: MailOutlined,
    phone: PhoneOutlined,
    url: LinkOutlined,
    choice: DownCircleOutlined,
    multiChoice: TagsOutlined,
    reference: ShareAltOutlined,
    anyReference: ShareAltOutlined,
    children: TableOutlined,
    autoNumber: FieldNumberOutlined,
    file: PaperClipOutlined,
  }

export function FieldTypeIcon({ type }: { readonly type: FieldType }) {
  const Shown = icons[type]
  return <Shown aria-hidden className="field-type-icon" />
}
