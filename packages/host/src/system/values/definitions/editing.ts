import { type DefinitionTable, everybodysJobs, oneOf } from '../definition.ts';

/** *EDT: how dates, times and numbers look. */
export const editing = {
  QCURSYM: {
    kind: 'character',
    category: '*EDT',
    text: 'Currency symbol',
    length: 1,
    initial: '$',
    authority: everybodysJobs,
  },
  QDATFMT: {
    kind: 'character',
    category: '*EDT',
    text: 'Date format',
    length: 3,
    initial: 'MDY',
    accepts: oneOf('YMD', 'MDY', 'DMY', 'JUL'),
    authority: everybodysJobs,
  },
  QDATSEP: {
    kind: 'character',
    category: '*EDT',
    text: 'Date separator',
    length: 1,
    initial: '/',
    accepts: oneOf('/', '-', '.', ',', ' '),
    authority: everybodysJobs,
  },
  QTIMSEP: {
    kind: 'character',
    category: '*EDT',
    text: 'Time separator',
    length: 1,
    initial: ':',
    accepts: oneOf(':', '.', ',', ' '),
    authority: everybodysJobs,
  },
  QDECFMT: {
    kind: 'character',
    category: '*EDT',
    text: 'Decimal format',
    length: 1,
    initial: '',
    accepts: oneOf('', 'J', 'I'),
    authority: everybodysJobs,
  },
} satisfies DefinitionTable;
