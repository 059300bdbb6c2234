/** The user that workflows act as: what they change is theirs, and screens call it what it is in each language. */

/** Its id in every system. */
export const workflowUserId = '00000000-0000-7000-8000-776f726b666c'
