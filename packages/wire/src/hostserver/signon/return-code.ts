/**
 * How a request to the sign-on server, or a 7001 or 7002 to any server, ended. Names and numbers: JTOpen
 * `AS400ImplRemote.java` (returnSecurityException); the wording is ours.
 */
const table = {
  ok: [0x00000000, 'Done.'],

  exchangeNotValid: [0x00010001, 'The exchange of attributes or seeds is not valid.'],
  serverIdNotValid: [0x00010002, 'The request names another server than the one that listens here.'],
  requestIdNotValid: [0x00010003, 'The server does not know this request, or not at this point of the session.'],
  seedNotValid: [0x00010004, 'The random seed of the client is zero or too large.'],
  seedRequired: [0x00010005, 'Seeds must be exchanged before a password substitute can be checked.'],
  encryptionNotValid: [0x00010006, 'The server does not take this kind of password substitute.'],
  userLength: [0x00010007, 'The user name has an impossible length.'],
  passwordLength: [0x00010008, 'The password substitute has the wrong length.'],
  requestDataNotValid: [0x00010009, 'The client version or the send-reply indicator is not valid.'],
  startIncomplete: [0x0001000a, 'The request to start a server lacks the user or the proof, or brings two proofs.'],
  retrieveIncomplete: [
    0x0001000b,
    'The request for sign-on information lacks the user or the proof, or brings two proofs.',
  ],
  changeIncomplete: [0x0001000c, 'The request to change a password lacks a part.'],
  protectedOldNotValid: [0x0001000d, 'The protected old password cannot be opened.'],
  protectedNewNotValid: [0x0001000e, 'The protected new password cannot be opened.'],
  tokenKindNotValid: [0x0001000f, 'There is no such kind of profile token.'],
  tokenRequestIncomplete: [
    0x00010010,
    'The request for a profile token lacks the user or the proof, or brings two proofs.',
  ],
  tokenLength: [0x00010011, 'The authentication token has the wrong length.'],
  tokenForOtherNotValid: [0x00010012, 'The request for a token of another user is not valid.'],

  userUnknown: [0x00020001, 'There is no such user profile.'],
  userDisabled: [0x00020002, 'The user profile is disabled.'],
  userMismatch: [0x00020003, 'The proof belongs to another user profile.'],

  newTooLong: [0x00030001, 'The new password is too long.'],
  newTooShort: [0x00030002, 'The new password is too short.'],
  newRepeatsCharacter: [0x00030003, 'The new password uses a character more than once.'],
  newAdjacentDigits: [0x00030004, 'The new password has digits next to each other.'],
  newConsecutiveRepeat: [0x00030005, 'The new password has the same character twice in a row.'],
  newUsedBefore: [0x00030006, 'The new password was used before.'],
  newNeedsDigit: [0x00030007, 'The new password needs a digit.'],
  newBadCharacter: [0x00030008, 'The new password has a character that is not allowed.'],
  newInDictionary: [0x00030009, 'The new password is in the list of passwords that are not allowed.'],
  newContainsUser: [0x0003000a, 'The new password contains the name of the user profile.'],
  passwordIncorrect: [0x0003000b, 'The password is not correct.'],
  passwordIncorrectOnceMore: [0x0003000c, 'The password is not correct; the next failure disables the user profile.'],
  passwordExpired: [0x0003000d, 'The password is correct but has expired; it must be changed.'],
  passwordTooOld: [0x0003000e, 'The password was stored by a release that is too old; it must be set again.'],
  newSamePosition: [0x0003000f, 'The new password has a character where the old one has it.'],
  passwordNone: [0x00030010, 'The user profile has no password.'],
  newRefusedByProgram: [0x00030011, 'The password validation program refused the new password.'],
  changeBlocked: [0x00030012, 'The password may not be changed again yet.'],
  passwordNotValid: [0x00030013, 'This value cannot be a password.'],

  failed: [0x00040000, 'The server could not carry out the request.'],
  handoverLength: [0x00040001, 'The connection could not be handed to a server job: wrong data length.'],
  handoverTimeout: [0x00040002, 'The connection could not be handed to a server job: it did not answer in time.'],
  serverNotStarted: [0x00040003, 'The server job could not be started.'],
  prestartNotStarted: [0x00040004, 'The prestart job could not be started.'],
  subsystemFailed: [0x00040005, 'The subsystem of the server job is not active or refused it.'],
  serverEnding: [0x00040006, 'The server job is ending.'],
  handoverReceiver: [0x00040007, 'The connection could not be handed to a server job: receiver too small.'],
  handoverFailed: [0x00040008, 'The connection could not be handed to a server job.'],
  serverProfileMissing: [0x00040009, 'The user profile of the server job does not exist.'],
  serverProfileAuthority: [0x0004000a, 'The user profile of the server job lacks authority.'],
  serverProgramMissing: [0x0004000b, 'The program of the server job was not found.'],
  serverLibraryAuthority: [0x0004000c, "The library of the server job's program may not be used."],
  serverProgramAuthority: [0x0004000d, "The server job's program may not be used."],
  tokenForOtherNotAuthorized: [0x0004000e, 'The user may not have tokens made for other users.'],
  noMemory: [0x0004000f, 'The server has no memory left.'],
  conversionFailed: [0x00040010, 'Text could not be converted between code pages.'],
  identityMappingFailed: [0x00040011, 'Enterprise identity mapping failed.'],
  cryptographyFailed: [0x00040012, 'A cryptographic function failed.'],

  exitProgramFailed: [0x00050001, 'The exit program of the server ended with an error.'],
  exitProgramNotFound: [0x00050002, 'The exit program of the server was not found.'],
  exitProgramNotCalled: [0x00050003, 'The exit program of the server could not be called.'],
  exitProgramRefused: [0x00050004, 'The exit program of the server refused the request.'],

  tokenNotValid: [0x00060001, 'The profile token is not valid, or no longer.'],
  tokenLimit: [0x00060002, 'There are as many profile tokens as there can be.'],
  tokenTimeoutNotValid: [0x00060003, 'A profile token lives for 1 to 3600 seconds.'],
  tokenKindNotAllowed: [0x00060004, 'There is no such kind of profile token.'],
  tokenNotRegenerable: [0x00060005, 'The profile token cannot be used to make another.'],

  identityUnreachable: [0x00070001, 'The identity mapping domain cannot be reached.'],
  identityCcsid: [0x00070002, 'The identity mapping domain does not take Unicode.'],
  identityRegistry: [0x00070003, 'The name of the identity registry cannot be obtained.'],
  identityNotMapped: [0x00070004, 'No user profile is mapped to this identity.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ReturnCodeName = keyof typeof table;

export const ReturnCode = Object.fromEntries(Object.entries(table).map(([name, [code]]) => [name, code])) as Readonly<
  Record<ReturnCodeName, number>
>;

const names = new Map(Object.entries(table).map(([name, [code]]) => [code as number, name as ReturnCodeName]));

/** The name of a return code; undefined for one that is not known. */
export function returnCodeName(code: number): ReturnCodeName | undefined {
  return names.get(code);
}

/** What a return code means, as a sentence for the person in front of the client. */
export function describeReturnCode(code: number): string {
  const name = names.get(code);
  return name === undefined
    ? `The server refused with return code ${code.toString(16).toUpperCase().padStart(8, '0')}.`
    : table[name][1];
}
