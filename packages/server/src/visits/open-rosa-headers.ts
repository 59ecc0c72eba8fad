/** The largest submission with its attachments, in bytes. */
export const openRosaLimit = 100 * 1_048_576

/** What a client of OpenRosa looks for in every answer: https://docs.getodk.org/openrosa-http-request/ */
export const openRosaHeaders = { 'x-openrosa-version': '1.0', 'x-openrosa-accept-content-length': String(openRosaLimit) }
