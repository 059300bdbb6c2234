/** Exchange rates travel with the business parameters: whoever evaluates with these converts amounts by those. */
import type { FeelContext } from './values.ts'

const rates: unique symbol = Symbol('exchange rates')

export interface Rates {
  /** Code of the currency that they are told in; undefined where there is no currency. */
  readonly base: string | undefined
  /** What one unit of a currency was worth in it on a day (2026-11-22); undefined where no rate says it. */
  readonly on: (currency: string, day: string) => string | undefined
}

/** The same settings, with rates. */
export function withRates(settings: FeelContext, known: Rates): FeelContext {
  return Object.assign(settings, { [rates]: known })
}

/** The rates that came with the settings; undefined where there are none. */
export function ratesOf(settings: FeelContext): Rates | undefined {
  return (settings as FeelContext & { readonly [rates]?: Rates })[rates]
}
