import type { DefinitionTable } from '../definition.ts';

const kept = { kind: 'character', category: '*DATTIM' } as const;
const fromClock = { ...kept, initial: '' } as const;

/** *DATTIM: what the host's clock says, but for QLEAPADJ and QTIMADJ. It is set on the machine that the host runs on, so none of these can be changed here. */
export const time = {
  QCENTURY: { ...fromClock, text: 'Century (0 is 19xx)', length: 1 },
  QDATE: { ...fromClock, text: 'Date, CYYMMDD', length: 7 },
  QDATETIME: { ...fromClock, text: 'Date and time, YYYYMMDDHHMMSSNNNNNN', length: 20 },
  QDAY: { ...fromClock, text: 'Day', length: 3 },
  QDAYOFWEEK: { ...fromClock, text: 'Day of the week', length: 4 },
  QHOUR: { ...fromClock, text: 'Hour', length: 2 },
  QMINUTE: { ...fromClock, text: 'Minute', length: 2 },
  QMONTH: { ...fromClock, text: 'Month', length: 2 },
  QSECOND: { ...fromClock, text: 'Second', length: 2 },
  QTIME: { ...fromClock, text: 'Time, HHMMSSNNN', length: 9 },
  QTIMADJ: { ...kept, text: 'Product that adjusts the time', length: 28, initial: '*NONE' },
  QTIMZON: { ...fromClock, text: 'Time zone', length: 10 },
  QUTCOFFSET: { ...fromClock, text: 'Offset from Coordinated Universal Time', length: 5 },
  QLEAPADJ: {
    kind: 'decimal',
    category: '*DATTIM',
    text: 'Adjustment of leap years, for calendars other than the Gregorian one',
    digits: 5,
    initial: 0,
    range: [0, 3],
  },
  QYEAR: { ...fromClock, text: 'Year', length: 2 },
} satisfies DefinitionTable;
