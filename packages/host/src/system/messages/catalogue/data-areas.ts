import { type MessageFamily, name } from '../declaration.ts';

const area = [name, name];

/** CPF10xx, CPF11xx and CPC09xx of the data area commands and QWCRDTAA. */
export const dataAreas = {
  CPC0904: { severity: 0, text: 'Created data area &1 in library &2.', data: area },
  CPF1015: {
    severity: 40,
    text: 'Cannot find data area &1 in &2.',
    recovery: 'Correct the name or library, or create it with CRTDTAARA.',
    data: area,
  },
  CPF1016: { severity: 40, text: 'No authority to data area &1 in &2.', data: area },
  CPF1018: { severity: 40, text: 'No authority to change data area &1 in &2.', data: area },
  CPF1019: { severity: 40, text: 'The VALUE parameter is not correct.' },
  CPF1020: { severity: 40, text: 'The VALUE parameter is too long.' },
  CPF1021: { severity: 40, text: 'Cannot find library &1 of data area &2.', data: area },
  CPF1022: { severity: 40, text: 'No authority to library &1 of data area &2.', data: area },
  CPF1023: {
    severity: 40,
    text: 'Library &2 already has a data area &1.',
    recovery: 'Use another name, or delete the existing data area.',
    data: area,
  },
  CPF1024: { severity: 40, text: 'VALUE does not fit TYPE.' },
  CPF1025: { severity: 40, text: 'VALUE does not fit LEN.' },
  CPF1026: { severity: 40, text: "VALUE of a logical data area must be '0' or '1'." },
  CPF1046: { severity: 40, text: 'There is no *GDA: this job is not a group job.' },
  CPF1047: { severity: 40, text: 'The length of data area &1 in &2 is not valid.', data: area },
  CPF1062: { severity: 40, text: 'An empty string is not a value for a character data area.' },
  CPF1063: {
    severity: 40,
    text: 'Data area &1 in library &2 is in use and was not allocated.',
    recovery: 'Try again when the other job has released it.',
    data: area,
  },
  CPF1067: { severity: 40, text: 'Library &1 is in use and was not allocated.', data: [name] },
  CPF1072: { severity: 40, text: 'There is no *PDA: this job is not a prestart job.' },
  CPF1087: { severity: 40, text: 'A decimal or logical data area has no substring.' },
  CPF1088: { severity: 40, text: 'The starting position is outside the data area.' },
  CPF1089: {
    severity: 40,
    text: 'The substring is not within the data area.',
    cause: 'Starting position and length must be positive and must not reach beyond the end of the data area.',
  },
  CPF1138: { severity: 40, text: 'VALUE is not of the type of data area &1.', data: area },
  CPF1155: { severity: 40, text: 'VALUE is too long for data area &1.', data: area },
  CPF1162: { severity: 40, text: 'The boundary alignment for data area &1 is not valid.', data: area },
  CPF1170: { severity: 40, text: 'The starting position is outside data area &1.', data: area },
  CPF1192: { severity: 40, text: 'The substring is not within data area &1.', data: area },
} satisfies MessageFamily;
