/** Looks a name up for a connection, and refuses it when any of its addresses lies within. */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

import { isInnerAddress } from './inner-address.ts'

/** To be given to a request: what is checked here is what is connected to. */
export const lookUpOuter: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    if (addresses.length === 0 || addresses.some(({ address }) => isInnerAddress(address))) {
      return callback(Object.assign(new Error('The address lies within'), { code: 'ERR_INNER_ADDRESS' }), '')
    }
    if (options.all) return callback(null, addresses)
    const [first] = addresses
    callback(null, first?.address ?? '', first?.family)
  })
}
