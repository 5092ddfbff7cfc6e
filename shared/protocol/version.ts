/** Which protocol a client and a server speak. Raised when an old client could no longer be understood. */
export const protocolVersion = 1
