import { character, integer, list, object } from '../../definition/builders.ts';
import { noFormats, replacementFormat } from './replacement-format.ts';

export const messageId = character('Message identifier', { length: 7, required: true });
export const messageFile = object('Message file');

/** What ADDMSGD and CHGMSGD say of a message. */
export const messageParts = {
  MSG: character('First-level message text', { length: 132, required: true }),
  SECLVL: character('Second-level message text', { length: 3000, special: { '*NONE': '' }, default: '*NONE' }),
  SEV: integer('Severity code', { type: '*INT2', range: [0, 99], default: '0' }),
  FMT: list(replacementFormat, { maximum: 99, single: { '*NONE': noFormats }, default: '*NONE' }),
  DFT: character('Default reply value', { length: 132, special: { '*NONE': '' }, default: '*NONE' }),
};
