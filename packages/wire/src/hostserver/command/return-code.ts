/**
 * How a request to the remote command server ended. After one that says `disconnects` the client drops the connection.
 * Source: JTOpen `RemoteCommandImplRemote.java`.
 */
export const ReturnCode = {
  ok: 0x0000,
  /** Taken as ok. */
  limitedUser: 0x0100,
  /** Disconnects. */
  exchangeNotValid: 0x0101,
  /** Disconnects. */
  levelNotValid: 0x0102,
  /** Disconnects. */
  versionNotValid: 0x0103,
  /** Taken as ok: the server goes on with its own CCSID. */
  ccsidNotValid: 0x0104,
  /** Taken as ok: the primary language is used. */
  nlvNotValid: 0x0105,
  /** Taken as ok: the primary language is used. */
  nlvNotInstalled: 0x0106,
  /** The bytes could not be understood. Disconnects. */
  badData: 0x0200,
  /** Disconnects. */
  badLength: 0x0201,
  /** Disconnects. */
  badServer: 0x0202,
  /** Disconnects. */
  incomplete: 0x0203,
  /** The host lacks what the request needs. Disconnects. */
  hostResource: 0x0204,
  /** Disconnects. */
  badRequestId: 0x0205,
  /** Disconnects. */
  requestNotValid: 0x0301,
  /** Disconnects. */
  parameterNotValid: 0x0302,
  /** The command is too long, or there are too many parameters. */
  maximumExceeded: 0x0303,
  /** Disconnects. */
  exitDenied: 0x0305,
  /** The messages say why. */
  commandFailed: 0x0400,
  commandCcsidNotValid: 0x0401,
  /** The program was not found; the last message says what is missing. */
  programNotResolved: 0x0500,
  /** The program ended with an escape message, which is the last one. */
  programFailed: 0x0501,
} as const;
