import { type DefinitionTable, everybodysJobs, nameOr, oneOf } from '../definition.ts';

const onOff = oneOf('0', '1');
const seconds = /^(\*(BASIC|CALC|NOMAX)|\d{1,5})$/;

/**
 * *SYSCTL: what an IBM i does with its own machine, its starts and its devices. This host keeps the values, for programs that ask for
 * them, and has nothing that they could act upon.
 */
export const machine = {
  QAUTOCFG: flag('Configure devices automatically', '1'),
  QAUTORMT: flag('Configure remote controllers automatically', '1'),
  QAUTOSPRPT: flag('Report problems automatically', '0'),
  QBOOKPATH: {
    kind: 'list',
    category: '*SYSCTL',
    text: 'Where book shelves are searched',
    length: 63,
    count: 5,
    initial: ['*NONE'],
    authority: everybodysJobs,
  },
  QCMNARB: {
    kind: 'character',
    category: '*SYSCTL',
    text: 'Communication arbiter jobs',
    length: 10,
    initial: '*CALC',
    accepts: value => value === '*CALC' || /^\d{1,2}$/.test(value),
    authority: everybodysJobs,
  },
  QCMNRCYLMT: {
    kind: 'list',
    category: '*SYSCTL',
    text: 'Tries of communication recovery, and minutes between them',
    length: 10,
    count: 2,
    initial: ['0', '5'],
    accepts: value => /^\d{1,3}$/.test(value),
    authority: everybodysJobs,
  },
  QCONSOLE: {
    kind: 'character',
    category: '*SYSCTL',
    text: 'Name of the console',
    length: 10,
    initial: 'QCONSOLE',
  },
  QDBFSTCCOL: {
    kind: 'character',
    category: '*SYSCTL',
    text: 'Statistics of tables that are collected in the background',
    length: 10,
    initial: '*ALL',
    accepts: oneOf('*NONE', '*USER', '*SYSTEM', '*ALL'),
    authority: everybodysJobs,
  },
  QDBRCVYWT: flag('A start waits for the recovery of the database', '0'),
  QDYNPTYADJ: flag('Adjust priorities of interactive jobs', '1'),
  QENDJOBLMT: {
    kind: 'decimal',
    category: '*SYSCTL',
    text: 'Most seconds for the end of a job',
    digits: 5,
    initial: 120,
    range: [2, 3600],
    authority: everybodysJobs,
  },
  QIGCCDEFNT: {
    kind: 'list',
    category: '*SYSCTL',
    text: 'Coded font of double-byte text',
    length: 10,
    count: 2,
    initial: ['*NONE'],
    accepts: nameOr('*NONE', '*LIBL', '*CURLIB'),
    authority: everybodysJobs,
  },
  QIGCFNTSIZ: {
    kind: 'decimal',
    category: '*SYSCTL',
    text: 'Size of double-byte fonts in points; 0 is none',
    digits: 4,
    decimals: 1,
    initial: 0,
    range: [0, 999.9],
    authority: everybodysJobs,
  },
  QIPLDATTIM: {
    kind: 'character',
    category: '*SYSCTL',
    text: 'Date and time of the next automatic start',
    length: 20,
    initial: '*NONE',
    authority: everybodysJobs,
  },
  QIPLTYPE: { ...flag('How the system starts: unattended, attended, attended in debug mode', '0'), accepts: upTo(2) },
  QMLTTHDACN: {
    ...flag('A function that is not threadsafe in a job with threads: run, run with a message, or refuse', '2'),
    accepts: oneOf('1', '2', '3'),
  },
  QPFRADJ: { ...flag('Adjust memory pools: no, at the start, at the start and later, later', '2'), accepts: upTo(3) },
  QPRCMLTTSK: { ...flag('Processors run more than one task', '2'), accepts: upTo(2) },
  QPWRDWNLMT: {
    kind: 'decimal',
    category: '*SYSCTL',
    text: 'Most seconds that an immediate power down may take',
    digits: 5,
    initial: 900,
    range: [0, 32767],
    authority: everybodysJobs,
  },
  QPWRRSTIPL: flag('Start again when power comes back', '0'),
  QQRYDEGREE: {
    kind: 'character',
    category: '*SYSCTL',
    text: 'Parallel processing of queries',
    length: 10,
    initial: '*NONE',
    accepts: oneOf('*NONE', '*IO', '*OPTIMIZE', '*MAX'),
    authority: everybodysJobs,
  },
  QQRYTIMLMT: {
    kind: 'character',
    category: '*SYSCTL',
    text: 'Most seconds that a query may be estimated to take',
    length: 10,
    initial: '*NOMAX',
    accepts: value => value === '*NOMAX' || /^\d{1,10}$/.test(value),
    authority: everybodysJobs,
  },
  QRMTIPL: flag('The system may be started from afar', '0'),
  QRMTSRVATR: flag('The system may be serviced from afar', '0'),
  QSAVACCPTH: flag('Save access paths with their tables', '1'),
  QSCPFCONS: flag('Start unattended when the console fails', '1'),
  QSTRPRTWTR: flag('Start printer writers with the system', '1'),
  QSVRAUTITV: {
    kind: 'decimal',
    category: '*SYSCTL',
    text: 'Days after which a server signs its clients on again',
    digits: 3,
    initial: 14,
    range: [1, 120],
    authority: everybodysJobs,
  },
  QTHDRSCADJ: flag('Rebalance threads among groups of processors', '1'),
  QTHDRSCAFN: {
    kind: 'list',
    category: '*SYSCTL',
    text: 'How closely threads keep to processors and memory',
    length: 10,
    count: 2,
    initial: ['*NOGROUP', '*NORMAL'],
    accepts: oneOf('*NOGROUP', '*GROUP', '*NORMAL', '*HIGH'),
    authority: everybodysJobs,
  },
  QUPSDLYTIM: {
    kind: 'list',
    category: '*SYSCTL',
    text: 'Seconds that an uninterruptible power supply lasts, and those until the system ends',
    length: 10,
    count: 2,
    initial: ['200'],
    accepts: value => seconds.test(value),
    authority: everybodysJobs,
  },
} satisfies DefinitionTable;

function flag(text: string, initial: string) {
  return {
    ...({ kind: 'character', category: '*SYSCTL', text, length: 1, initial } as const),
    accepts: onOff,
    authority: everybodysJobs,
  };
}

function upTo(most: number): (value: string) => boolean {
  return value => /^\d$/.test(value) && Number(value) <= most;
}
