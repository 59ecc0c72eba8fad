/** The one password of all demo accounts. It opens invented data only: `init` never makes an account with it. */
export const demoPassword = 'huitoukan-2020'
