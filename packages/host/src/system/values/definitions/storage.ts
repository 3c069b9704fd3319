import { type DefinitionTable, everybodysJobs, oneOf } from '../definition.ts';

const pool = { kind: 'decimal', category: '*STG', authority: everybodysJobs } as const;

/** *STG: memory pools and what to do when storage runs low. Kept for programs that ask; this host has neither. */
export const storage = {
  QBASACTLVL: { ...pool, text: 'Activity level of the base pool', digits: 5, initial: 6, range: [1, 32767] },
  QBASPOOL: {
    ...pool,
    text: 'Least size of the base pool in KB',
    digits: 10,
    initial: 2000,
    range: [32, 2_147_483_647],
  },
  QMAXACTLVL: { ...pool, text: 'Activity level of the system', digits: 5, initial: 32767, range: [2, 32767] },
  QMCHPOOL: {
    ...pool,
    text: 'Size of the machine pool in KB',
    digits: 10,
    initial: 20_000,
    range: [256, 2_147_483_647],
  },
  QSTGLOWACN: {
    kind: 'character',
    category: '*STG',
    text: 'What is done when storage runs low',
    length: 10,
    initial: '*MSG',
    accepts: oneOf('*MSG', '*CRITMSG', '*REGFAC', '*ENDSYS', '*PWRDWNSYS'),
    authority: everybodysJobs,
  },
  QSTGLOWLMT: {
    ...pool,
    text: 'Percent of free storage below which it runs low',
    digits: 7,
    decimals: 4,
    initial: 5,
    range: [0, 100],
  },
} satisfies DefinitionTable;
