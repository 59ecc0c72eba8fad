/**
 * A certificate for `localhost` that signed itself, and its key: for tests alone, it vouches for nobody. Made by
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost
 * -addext subjectAltName=DNS:localhost`.
 */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUdgCKOdWgr54miIiuEGvDF2RwyS8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTIyMTg0MloYDzIxMjYxMTAx
MjIxODQyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATw5A8alt/elNk1DMN9+IZi01Pl/azfL0LaMInTRetDYyt+qUEJ5SZ+
qIJ9hsecMaKWkgcgtVUa62LlStfYlmD9o2kwZzAdBgNVHQ4EFgQUAyc2POxpVkIg
Gf4d1Q2eIceCcJswHwYDVR0jBBgwFoAUAyc2POxpVkIgGf4d1Q2eIceCcJswDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAPGOji67Jt6nWf+Awh0dF/MDCQ1o2Zzy5FH+kk1LcQrkAiEAyWRaN8Zb
ZdKSCa0weuHhirZKoyXv7dKW05oEjFB27hU=
-----END CERTIFICATE-----`

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPjCk7nEX8Xcchc6C
WwpSP6iKm5Mg93/xmn4LlwcBC5+hRANCAATw5A8alt/elNk1DMN9+IZi01Pl/azf
L0LaMInTRetDYyt+qUEJ5SZ+qIJ9hsecMaKWkgcgtVUa62LlStfYlmD9
-----END PRIVATE KEY-----`
