import { type MessageFamily, name } from '../declaration.ts';

/** CPF10xx and CPF18xx of DSPSYSVAL, CHGSYSVAL and QWCRSVAL. */
export const systemValues = {
  CPC1801: { severity: 0, text: 'Changed system value &1.', data: [name] },
  CPF1028: { severity: 40, text: 'There is no system value &1.', data: [name] },
  CPF1030: { severity: 40, text: 'System value &1 cannot be changed.', data: [name] },
  CPF1058: { severity: 40, text: 'VALUE is not correct for system value &1.', data: [name] },
  CPF1059: { severity: 40, text: 'VALUE has the wrong length for system value &1.', data: [name] },
  CPF1074: { severity: 40, text: 'The value of system value &1 must be numeric.', data: [name] },
  CPF1076: { severity: 40, text: 'VALUE is not allowed for system value &1.', data: [name] },
  CPF1078: {
    severity: 40,
    text: 'System value &1 was not changed.',
    recovery: 'See the earlier messages.',
    data: [name],
  },
  CPF1079: { severity: 40, text: 'System value &1 takes another number of values.', data: [name] },
  CPF1812: { severity: 40, text: 'Cannot find an object named in system value &1.', data: [name] },
  CPF1813: { severity: 40, text: 'Cannot find &2, named in system value &1.', data: [name, name] },
  CPF1830: { severity: 40, text: 'System value &1 cannot be retrieved.', data: [name] },
  CPF1831: {
    severity: 40,
    text: 'No authority to change system value &1.',
    cause: 'Changing it needs special authorities that the user does not have.',
    data: [name],
  },
  CPF1852: { severity: 40, text: 'VALUE of system value &1 does not go with other system values.', data: [name] },
  CPF268D: { severity: 40, text: 'The value of keyword &1 is not valid.', data: [name] },
} satisfies MessageFamily;
