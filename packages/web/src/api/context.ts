/** What every request carries, kept in one place so that `call` knows neither the session nor the router. */
export const requestContext = {
  csrfToken: '',
  /** Called when the server says that nobody is signed in (any more). */
  onNotSignedIn: (): void => undefined,
}
