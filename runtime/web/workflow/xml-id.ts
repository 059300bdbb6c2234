/** Ids as XML has them: a name never begins with a digit there. */

/** The id in XML. */
export const toXmlId = (id: string): string => (/^[a-z]/.test(id) ? id : `_${id}`)

/** The id that it was made of. */
export const fromXmlId = (id: string): string => (/^_[0-9]/.test(id) ? id.slice(1) : id)
