import type { DefinitionTable } from '../definition.ts';

const fromClock = { kind: 'character', category: '*DATTIM', initial: '' } as const;

/** *DATTIM: what the host's clock says. It is set on the machine that the host runs on, so none of these can be changed here. */
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
  QTIMZON: { ...fromClock, text: 'Time zone', length: 10 },
  QUTCOFFSET: { ...fromClock, text: 'Offset from Coordinated Universal Time', length: 5 },
  QYEAR: { ...fromClock, text: 'Year', length: 2 },
} satisfies DefinitionTable;
