/** Who the tests sign in as. */
export const administrator = { login: 'admin', password: 'a-password-for-tests' } as const
