/** Product lines, as opportunities and quotes have them. Their amounts are right to the cent. */
import type { Account } from './accounts.ts'
import { decimal, hundredths, lineAmount, type Money, money, roundPrice } from './money.ts'
import type { Project } from './opportunity-texts.ts'
import { listPrice, type Product, products } from './products.ts'
import type { Random } from './random.ts'
import { fill } from './wording.ts'

export interface Line {
  readonly product: Product
  readonly quantity: number
  readonly listPrice: Money
  readonly price: Money
  /** In hundredths. */
  readonly discount: number
  readonly amount: Money
}

/** How many of a product a customer of that size takes. */
function quantityOf(random: Random, product: Product, size: number): number {
  if (product.kind === 'service')
    return product.code.startsWith('SV-M') || product.code.startsWith('SV-R')
      ? random.int(1, 3)
      : random.int(2, 6 + size)
  if (product.price > 100000) return random.int(1, Math.max(1, Math.round(size / 6)))
  if (product.price > 20000) return random.int(1, 2 + Math.round(size / 3))
  if (product.price > 3000) return random.int(2, 10 + size)
  return random.int(10, 40 + size * 6)
}

function makeLine(random: Random, product: Product, account: Account): Line {
  const list = listPrice(product, account.currency)
  const special = random.chance(0.2)
  const price = special ? roundPrice(Number(list.amount) * 0.95) * 100 : hundredths(list.amount)
  const discount =
    account.currency === 'JPY'
      ? random.pick([0, 10])
      : random.weighted([
          [0, 45],
          [3, 10],
          [5, 18],
          [8, 10],
          [10, 12],
          [15, 5],
        ] as const)
  const quantity = quantityOf(random, product, account.size)
  return {
    product,
    quantity,
    listPrice: list,
    price: money(price, account.currency),
    discount,
    amount: money(lineAmount(quantity, price, discount), account.currency),
  }
}

/** The lines of such a project for an account: main products first. */
export function linesFor(random: Random, project: Project, account: Account, createdOn: string): Line[] {
  const offered = products.filter(product => product.active || createdOn < '2025-06-01')
  const main = random.sample(
    offered.filter(product => product.family === project.families[0]),
    random.int(1, 3),
  )
  const more = project.families.slice(1).flatMap(family =>
    random.sample(
      offered.filter(product => product.family === family),
      random.int(0, 1),
    ),
  )
  return [...main, ...more].map(product => makeLine(random, product, account))
}

/** What a line of an opportunity and a line of a quote have in common. */
export function lineFields(line: Line, language: 'zh' | 'en') {
  return {
    product: line.product.id,
    description: fill('{product}', { product: line.product[language] }),
    quantity: decimal(line.quantity * 100),
    list_price: line.listPrice,
    price: line.price,
    discount: decimal(line.discount),
    amount: line.amount,
  }
}
