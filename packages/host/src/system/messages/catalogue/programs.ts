import { binary, char, hex, type MessageFamily, name, rest } from '../declaration.ts';

/** What calls of programs and procedures can end with, besides what the programs send. */
export const programs = {
  CEE9901: {
    severity: 30,
    text: 'Application error. &1 was not handled by &2 (statement &3, instruction &4).',
    cause: 'The program ended because of an error for which it has no handler.',
    recovery: 'See the messages before this one in the job log.',
    data: [char(7), name, char(10), char(4)],
  },
  CPF0005: { severity: 40, text: '&1 is not a valid length for a command.', data: [char(15)] },
  CPF1847: { severity: 40, text: '&1 is not a valid format for a date and time.', data: [name] },
  CPF1848: { severity: 40, text: 'The date is not valid.' },
  CPF1860: { severity: 40, text: 'There is no system value &1.', data: [name] },
  CPF1861: { severity: 40, text: 'The receiver variable is too short for the system values.' },
  CPF1862: { severity: 40, text: '&1 is not a valid number of system values.', data: [binary()] },
  CPF226E: {
    severity: 40,
    text: 'A value for a service program call is not valid: &1.',
    cause:
      'The service program exports no procedure of that name (case matters), or the call describes its parameters wrongly.',
    data: [rest],
  },
  GUI0001: { severity: 40, text: 'There is no open list &1.', data: [binary()] },
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
