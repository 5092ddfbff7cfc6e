/** The one table of limits (trust.md R12). Sizes in bytes, times in milliseconds, unless the name says otherwise. */
export const limits = {
  /** One edit from a client that is connected. */
  updateBytes: 256 * 1024,
  /** The edits of a device that was offline, sent in one piece. */
  firstSyncBytes: 1024 * 1024,
  /** One frame on any socket. */
  frameBytes: 1024 * 1024 + 64 * 1024,
  /** A board's whole state as one update. */
  boardBytes: 5_000_000,
  stops: 2000,
  records: 10_000,
  texts: 200,
  textBytes: 64 * 1024,
  fieldCharacters: 4000,
  /** Of one partnership. */
  committees: 50,
  connectionsPerBoard: 100,
  /** Of them, how many one member may hold: tabs, devices and tools, but never the whole board. */
  connectionsPerMember: 20,
  /** New live connections from one address at once, and each second after that. A whole school may share one address. */
  handshakesAtOnce: 600,
  handshakesPerSecond: 30,
  /** Yjs client ids under which one member has written on one board: about one for each page that was opened to write. */
  clientsPerMember: 10_000,
  /** The server's sign of life on each socket, and how long an answer may take. Both together are what F9 allows: 20 s. */
  pingEveryMs: 10_000,
  pongWithinMs: 8000,
  presenceBytes: 4096,
  /** A presence entry that was not renewed is gone after this. */
  presenceMs: 35_000,
  messageCharacters: 4000,
  talkPage: 100,
  /** Lines of the exports' history that come at once. */
  exportsPage: 20,
  /** Pages of a printed plan that can be looked at before it is downloaded, and lines of a text. */
  previewPages: 24,
  previewLines: 40,
  previewLineCharacters: 200,
  deleteRanges: 4000,
  valueDepth: 16,
  nodeDepth: 8,
  /** Unread bytes at which a reader gets a resync instead of more edits, and at which it is closed. */
  bufferedBytesResync: 1024 * 1024,
  bufferedBytesClose: 4 * 1024 * 1024,
  httpBodyBytes: 64 * 1024,
  /** A signed statement that is sent to be checked: at most `committees` comments of `messageCharacters`. */
  statementBytes: 1024 * 1024,
  /** A member's picture, as it is sent. */
  pictureBytes: 2 * 1024 * 1024,
  /** A file that is brought in, as it is sent and unpacked; how far it may be packed, of how many pieces, and of it what is text. */
  importBytes: 20 * 1024 * 1024,
  importUnpackedBytes: 200 * 1024 * 1024,
  importRatio: 100,
  importEntries: 2000,
  importTextBytes: 10 * 1024 * 1024,
  /** Records that come in at once. */
  importRecords: 2000,
  importColumns: 100,
  /** A room without people is closed after this. */
  roomIdleMs: 60_000,
  /** A name as it stands beside what somebody does. */
  nameCharacters: 80,
  /** Invitations of one committee that wait to be used. */
  openInvitations: 50,
  /** Days until an invitation expires, when nobody says otherwise, and at most. */
  invitationDays: 14,
  invitationDaysAtMost: 60,
  /** Addresses of calendars that one member may have, on all boards together. */
  feeds: 20,
  /** People who may come in by one link. */
  invitationUses: 50,
  /** Days that a guest stays, when nobody says otherwise, and at most. */
  guestDays: 14,
  guestDaysAtMost: 90,
  /** The same press by the same browser is answered as the first one within this time: its answer may have been lost. */
  repeatUseMs: 30 * 60_000,
  sessionIdleMs: 14 * 24 * 3_600_000,
  sessionMs: 90 * 24 * 3_600_000,
  /** A proof of who is there counts for this long at signing. */
  proofMs: 15 * 60_000,
  /** Passkeys of one member. */
  passkeys: 20,
  /** A step that was begun at a passkey or at a town hall, or by a letter, is finished within this. */
  passkeyStepMs: 5 * 60_000,
  oidcStepMs: 10 * 60_000,
  mailLinkMs: 15 * 60_000,
  mailConfirmMs: 24 * 3_600_000,
  /** A one-time code holds for this long; of one member so many may be open for further devices. */
  codeMs: 10 * 60_000,
  openCodes: 3,
  /** A first password stands for the member at signing after this, where a colleague could have given a code meanwhile. */
  newPasswordMs: 24 * 3_600_000,
  /** Fewest and most characters of a password; fewest that are recommended (ASVS 5.0, 6.2.1 and 6.2.9). */
  passwordCharacters: 8,
  passwordCharactersAdvised: 15,
  passwordCharactersMost: 256,
} as const
