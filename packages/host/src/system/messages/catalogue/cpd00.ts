import { char, type MessageFamily, name, reserved, rest } from '../declaration.ts';

/** &1 is the statement number in a CL program, &2 the keyword, &3 what was written. */
const parameter = [reserved(4), name];
const value = [reserved(4), name, rest];

/** CPD00xx, CPD01xx, CPF00xx: what is wrong with a CL command before it runs. */
export const cpd00 = {
  CPF0001: {
    severity: 30,
    text: 'Command &1 is not correct.',
    cause: 'Diagnostic messages before this one say what is wrong with the command.',
    recovery: 'Correct the command and run it again.',
    data: [name],
  },
  CPF0006: {
    severity: 30,
    text: 'The command was not run because of errors.',
    cause: 'Diagnostic messages before this one say what is wrong with the command.',
    recovery: 'Correct the command and run it again.',
  },
  CPD0013: { severity: 30, text: 'A parenthesis has no partner.', data: [reserved(4)] },
  CPD0014: { severity: 30, text: 'A quoted string has no closing apostrophe.', data: [reserved(4)] },
  CPD0020: {
    severity: 30,
    text: "Character '&2' cannot follow '&3'.",
    data: [reserved(4), char(1), rest],
  },
  CPD0030: {
    severity: 30,
    text: 'Cannot find command &1 in library &2.',
    recovery: 'Correct the command or library name, or add the right library to the library list.',
    data: [name, name],
  },
  CPD0032: {
    severity: 30,
    text: 'No authority to command &1 in library &2.',
    data: [name, name],
  },
  CPD0041: { severity: 30, text: 'A keyword parameter is followed by a positional one.', data: [reserved(4)] },
  CPD0042: { severity: 30, text: 'There are more positional parameters than command &2 takes.', data: parameter },
  CPD0043: {
    severity: 30,
    text: 'The command has no keyword &2.',
    recovery: 'Correct the keyword.',
    data: parameter,
  },
  CPD0044: { severity: 30, text: 'Keyword &2 is given more than once.', data: parameter },
  CPD0046: { severity: 30, text: 'Parameter &2 has too many values.', data: parameter },
  CPD0047: { severity: 30, text: 'Parameter &2 has too few values.', data: parameter },
  CPD0071: {
    severity: 30,
    text: 'Parameter &2 is required.',
    recovery: 'Give a value for parameter &2.',
    data: parameter,
  },
  CPD0072: { severity: 30, text: 'The list for parameter &2 has too many elements.', data: parameter },
  CPD0074: { severity: 30, text: "Value '&3' is too long for parameter &2.", data: value },
  CPD0076: { severity: 30, text: "Value '&3' for parameter &2 must be a number.", data: value },
  CPD0077: { severity: 30, text: "Value '&3' for parameter &2 has too many digits.", data: value },
  CPD0078: { severity: 30, text: "Value '&3' for parameter &2 is not a valid name.", data: value },
  CPD0079: { severity: 30, text: "Value '&3' for parameter &2 is neither a name nor a generic name.", data: value },
  CPD0080: { severity: 30, text: "Value '&3' for parameter &2 is not hexadecimal.", data: value },
  CPD0081: { severity: 30, text: "Value '&3' for parameter &2 is not a time.", data: value },
  CPD0082: { severity: 30, text: "Value '&3' for parameter &2 is not a date.", data: value },
  CPD0084: { severity: 30, text: "Value '&3' is not allowed for parameter &2.", data: value },
  CPD0085: { severity: 30, text: "Value '&3' is outside the range of parameter &2.", data: value },
  CPD0087: { severity: 30, text: 'Parameter &2 may not have a value list.', data: parameter },
  CPD0088: { severity: 30, text: "Value '&3' is not one of the special values of parameter &2.", data: value },
  CPD0090: { severity: 30, text: "Parameter &2 may not be '&3'.", data: value },
  CPD0094: { severity: 30, text: 'Parameter &2 may not be a variable or expression.', data: parameter },
  CPD0095: { severity: 30, text: "Number '&3' is too large for parameter &2.", data: value },
  CPD0134: { severity: 30, text: "Value '&3' for parameter &2 is not of the right type.", data: value },
  CPD0170: { severity: 30, text: 'Cannot find program &1 in library &2.', data: [name, name] },
} satisfies MessageFamily;
