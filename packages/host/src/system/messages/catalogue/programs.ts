import { char, hex, type MessageFamily, name } from '../declaration.ts';

/** What calls of programs and procedures can end with, besides what the programs send. */
export const programs = {
  CEE9901: {
    severity: 30,
    text: 'Application error. &1 was not handled by &2 (statement &3, instruction &4).',
    cause: 'The program ended because of an error for which it has no handler.',
    recovery: 'See the messages before this one in the job log.',
    data: [char(7), name, char(10), char(4)],
  },
  CPF226E: {
    severity: 40,
    text: 'Service program &2 in &3 does not export procedure &1.',
    data: [char(256), name, name],
  },
  MCH1202: {
    severity: 40,
    text: 'Decimal data error.',
    cause: 'The sign or a digit of a packed or zoned number is not valid.',
    recovery: 'Give the parameter as the type that the program declares.',
  },
  MCH3401: {
    severity: 40,
    text: "Cannot resolve to object &2. Type and subtype X'&1'.",
    cause: 'The object does not exist where it was looked for, or the user has no authority to it.',
    data: [hex(2), char(30), hex(2)],
  },
} satisfies MessageFamily;
