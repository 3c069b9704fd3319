import { hex, type MessageFamily, name, objectType, reserved, rest } from '../declaration.ts';

/**
 * CPF98xx: objects and libraries that any command can miss. Field numbers are those of the first-level texts in IBM's command
 * reference. JTOpen (`RemoteCommandImplRemote.java`) finds name, library and type of CPF9801 at 0, 10 and 20, so that the fields of
 * the numbers between them take no room.
 */
const object = [reserved(0), name, name, reserved(0), objectType];

export const cpf98 = {
  CPC9801: { severity: 0, text: 'Created object &2 of type *&5 in library &3.', data: object },
  CPF9801: {
    severity: 40,
    text: 'Cannot find object &2 of type *&5 in library &3.',
    cause: 'There is no object &2 of type *&5 in library &3, or in the library list if &3 is *LIBL.',
    recovery: 'Correct the name, the library or the type, or add the right library to the library list.',
    data: object,
  },
  CPF9802: {
    severity: 40,
    text: 'No authority to object &2 in &3.',
    cause: 'The current user does not have the authority to &2 type *&5 in &3 that the request needs.',
    recovery: 'Ask the owner of the object or the security officer for authority.',
    data: object,
  },
  CPF9803: {
    severity: 40,
    text: 'Object &2 in library &3 is in use and was not allocated.',
    cause: 'Another job holds a lock on &2 type *&5 that conflicts with the request, longer than this job waits.',
    recovery: 'Try again when the other job has released the object.',
    data: object,
  },
  CPF9804: {
    severity: 40,
    text: 'Object &2 in library &3 is damaged.',
    recovery: 'Delete object &2 type *&5 and create it again, or restore it from a save.',
    data: object,
  },
  CPF9805: {
    severity: 40,
    text: 'Object &2 in library &3 was deleted while in use.',
    cause: 'Another job deleted &2 type *&5, or it was destroyed, while this request worked with it.',
    data: object,
  },
  CPF9806: {
    severity: 40,
    text: 'The function cannot be done for object &2 in library &3.',
    cause: 'Objects of type *&5 do not support the function, or an earlier message says why it failed.',
    data: object,
  },
  CPF9807: {
    severity: 40,
    text: 'A library of the library list was deleted.',
    recovery: 'Remove it with RMVLIBLE, or set the list anew with CHGLIBL.',
  },
  CPF9808: {
    severity: 40,
    text: 'A library of the library list is in use and was not allocated.',
    recovery: 'Try again when the library is free.',
  },
  CPF9809: {
    severity: 40,
    text: 'Library &1 is not accessible.',
    data: [name],
  },
  CPF9810: {
    severity: 40,
    text: 'Cannot find library &1.',
    cause: 'There is no library &1 on this system.',
    recovery: 'Correct the name, or create the library with CRTLIB.',
    data: [name],
  },
  CPF9811: {
    severity: 40,
    text: 'Cannot find program &1 in library &2.',
    recovery: 'Correct the program or library name, or create the program.',
    data: [name, name],
  },
  CPF9812: {
    severity: 40,
    text: 'Cannot find file &1 in library &2.',
    recovery: 'Correct the file or library name, or create the file.',
    data: [name, name],
  },
  CPF9814: {
    severity: 40,
    text: 'Cannot find device &1.',
    data: [name],
  },
  CPF9815: {
    severity: 40,
    text: 'File &2 in library &3 has no member &5.',
    data: [reserved(0), name, name, reserved(0), name],
  },
  CPF9820: {
    severity: 40,
    text: 'No authority to use library &1.',
    cause: 'The current user needs at least *EXECUTE authority to library &1.',
    recovery: 'Ask the owner of the library or the security officer for authority.',
    data: [name],
  },
  CPF9821: {
    severity: 40,
    text: 'No authority to program &1 in library &2.',
    data: [name, name],
  },
  CPF9822: {
    severity: 40,
    text: 'No authority to file &1 in library &2.',
    data: [name, name],
  },
  CPF9830: {
    severity: 40,
    text: 'Library &1 could not be assigned.',
    cause: 'Another job holds library &1, or it is being deleted.',
    recovery: 'Try again later.',
    data: [name],
  },
  CPF9838: {
    severity: 40,
    text: 'The storage limit of the user profile is reached.',
  },
  CPF9870: {
    severity: 40,
    text: 'Library &3 already has an object &2 of type *&5.',
    recovery: 'Use another name, or delete the existing object first.',
    data: object,
  },
  CPF9871: {
    severity: 40,
    text: 'Processing ended with an error.',
    recovery: 'See the earlier messages in the job log.',
  },
  CPF9872: {
    severity: 40,
    text: 'Program or service program &1 in library &2 ended. Reason &3.',
    data: [name, name, hex(4)],
  },
  CPF9897: { severity: 40, text: '&1', data: [rest] },
  CPF9898: { severity: 40, text: '&1.', data: [rest] },
  CPF9899: {
    severity: 40,
    text: 'The command ended with an error.',
    cause: 'Messages before this one describe the error.',
    recovery: 'Correct it and run the command again.',
  },
} satisfies MessageFamily;
