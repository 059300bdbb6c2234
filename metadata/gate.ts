/**
 * The gate between writers and the switch of a promotion: writers pass it together, a switch alone. Whoever is through
 * sees one head until the end of his transaction. Readers do not need it; they carry the head in their statement.
 */

/** Key of the advisory lock. */
export const gateKey = 0x67617465

/** Takes the gate for a switch; waits for the writers that are through. */
export const closeGate = `select pg_advisory_xact_lock(${gateKey})`

/**
 * How a writing transaction begins: three statements in one simple message, because as one statement it would answer
 * the head of a snapshot older than the wait. The third answers `[{ revision }]`.
 */
export const writerBegin = `begin; select pg_advisory_xact_lock_shared(${gateKey}); select revision from bm.head`

/** The channel on which a new head is announced; the payload is its number. */
export const headChannel = 'fulcrum_head'
