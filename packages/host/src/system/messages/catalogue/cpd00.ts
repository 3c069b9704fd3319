import { char, type MessageFamily, name, reserved, rest } from '../declaration.ts';

/**
 * CPD00xx, CPD01xx, CPF00xx: what is wrong with a CL command before it runs. Which ids, severities and fields are known from
 * real systems, and which are deduced, docs/cl-diagnostics.md says. &1 is the number of the statement in a CL program.
 */
const statement = reserved(4);
/** Strings that are not well-formed are quoted with ten characters. */
const string = char(10);
/** &2 is the keyword, &3 what was written. */
const parameter = [statement, name];
const value = [statement, name, rest];
const number = char(32);

export const cpd00 = {
  CPF0001: {
    severity: 30,
    text: 'Command &1 has an error.',
    cause:
      'Diagnostic messages before this one say what is wrong with the command. *N stands for a name that was not found.',
    recovery: 'Correct the command and run it again.',
    data: [name],
  },
  CPF0006: {
    severity: 30,
    text: 'The command was not run because of errors.',
    cause: 'Diagnostic messages before this one say what is wrong with the command.',
    recovery: 'Correct the command and run it again.',
  },
  CPD0012: {
    severity: 30,
    text: "The qualifier that begins '&2' has characters that it cannot have.",
    recovery: 'A qualified name is written LIBRARY/OBJECT, without blanks or apostrophes.',
    data: [statement, string],
  },
  CPD0013: { severity: 30, text: 'A parenthesis has no partner.', data: [statement] },
  CPD0014: { severity: 30, text: 'A quoted string has no closing apostrophe.', data: [statement] },
  CPD0018: {
    severity: 30,
    text: "A character at the start of '&2' cannot be used there.",
    recovery: 'Put strings with special characters in apostrophes.',
    data: [statement, string],
  },
  CPD0020: {
    severity: 30,
    text: "Character '&2' cannot follow '&3'.",
    recovery: 'Separate values with blanks; inside a quoted string write two apostrophes for one.',
    data: [statement, char(1), string],
  },
  CPD0030: {
    severity: 30,
    text: 'Cannot find command &2 in library &3.',
    recovery: 'Correct the command or library name, or add the right library to the library list.',
    data: [statement, name, name],
  },
  CPD0031: {
    severity: 30,
    text: 'Command &2 cannot be used here.',
    cause:
      'The command is for another kind of job or for CL programs only, or it asks for prompting where nobody can be asked.',
    data: [statement, name],
  },
  CPD0032: {
    severity: 30,
    text: 'No authority to command &2 in library &3.',
    cause:
      'The user lacks *USE authority to the command, or has limited capabilities and the command is not for limited users.',
    data: [statement, name, name],
  },
  CPD0041: {
    severity: 30,
    text: "The value '&2' stands without keyword behind a parameter with keyword.",
    recovery: 'Give the parameters behind the first keyword with keywords, too.',
    data: [statement, rest],
  },
  CPD0042: {
    severity: 30,
    text: "The value '&2' needs a keyword: the command takes fewer parameters by position.",
    recovery: 'Write the keyword of the parameter before the value.',
    data: [statement, rest],
  },
  CPD0043: {
    severity: 30,
    text: 'The command has no keyword &2.',
    recovery: 'Correct the keyword.',
    data: parameter,
  },
  CPD0044: { severity: 30, text: 'Keyword &2 is given more than once.', data: parameter },
  CPD0046: { severity: 30, text: 'Parameter &2 has more values than it takes.', data: parameter },
  CPD0047: { severity: 30, text: 'Parameter &2 takes one value, not a list.', data: parameter },
  CPD0048: { severity: 30, text: 'Parameter &2 takes one qualified name, not a list.', data: parameter },
  CPD0071: {
    severity: 30,
    text: 'Parameter &2 is required.',
    recovery: 'Give a value for parameter &2.',
    data: parameter,
  },
  CPD0072: {
    severity: 30,
    text: 'A list for parameter &2 lacks an element that is required.',
    data: parameter,
  },
  CPD0074: {
    severity: 30,
    text: "Value '&3' for &2 is longer than &4 characters.",
    data: [statement, name, string, char(10)],
  },
  CPD0076: { severity: 30, text: "Value '&3' for parameter &2 must be a number.", data: value },
  CPD0078: { severity: 30, text: "Value '&3' for parameter &2 is not a valid name.", data: value },
  CPD0079: { severity: 30, text: "Value '&3' for parameter &2 is neither a name nor a generic name.", data: value },
  CPD0081: { severity: 30, text: "Value '&3' for parameter &2 is not a time.", data: value },
  CPD0082: { severity: 30, text: "Value '&3' for parameter &2 is not a date.", data: value },
  CPD0084: { severity: 30, text: "Value '&3' is not allowed for parameter &2.", data: value },
  CPD0085: {
    severity: 30,
    text: "Value '&3' for parameter &2 is outside its range.",
    cause: 'The value must be at least &4 and at most &5.',
    data: [statement, name, number, number, number],
  },
  CPD0088: {
    severity: 30,
    text: "Value '&3' for parameter &2 is less than &4.",
    data: [statement, name, number, number],
  },
  CPD0090: { severity: 30, text: "Parameter &2 may not be '&3'.", data: value },
  CPD0091: {
    severity: 30,
    text: 'Parameters &2 and &3 do not fit together.',
    recovery: 'Leave out one of them, or give the other a value that goes with it.',
    data: [statement, name, name],
  },
  CPD0094: {
    severity: 30,
    text: "'&3' must be the only value of parameter &2.",
    data: value,
  },
  CPD0095: {
    severity: 30,
    text: 'The number for parameter &2 cannot be used.',
    cause: '&3 does not fit the type of the parameter, &5 with length &4.',
    data: [statement, name, number, char(10), char(10)],
  },
  CPD0161: { severity: 30, text: 'No authority to program &2 in library &3.', data: [statement, name, name] },
  CPD0170: {
    severity: 30,
    text: 'Cannot find program &2 in library &3.',
    recovery: 'Correct the program or library name, or add the right library to the library list.',
    data: [statement, name, name],
  },
  CPD0727: {
    severity: 30,
    text: "Variable '&2' is not declared.",
    cause: 'Only commands in CL programs can have variables.',
    data: [statement, char(11)],
  },
} satisfies MessageFamily;
