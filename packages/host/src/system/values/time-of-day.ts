import { time } from './definitions/time.ts';

export type TimeValueName = Exclude<keyof typeof time, 'QLEAPADJ' | 'QTIMADJ'>;

/** Whether the clock says what this system value is. */
export function isTimeValue(name: string): name is TimeValueName {
  return name !== 'QLEAPADJ' && name !== 'QTIMADJ' && Object.hasOwn(time, name);
}

/** What a *DATTIM system value is at a moment (milliseconds since 1970 UTC), in the time zone of this machine. */
export function timeOfDay(name: TimeValueName, now: number): string {
  const at = new Date(now);
  const two = (number: number) => String(number).padStart(2, '0');
  const year = at.getFullYear();
  const date = `${two(year % 100)}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const clock = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  const milliseconds = String(at.getMilliseconds()).padStart(3, '0');
  switch (name) {
    case 'QCENTURY':
      return year < 2000 ? '0' : '1';
    case 'QDATE':
      return `${year < 2000 ? '0' : '1'}${date}`;
    case 'QDATETIME':
      return `${year}${date.slice(2)}${clock}${milliseconds}000`;
    case 'QDAY':
      return two(at.getDate());
    case 'QDAYOFWEEK':
      return ['*SUN', '*MON', '*TUE', '*WED', '*THU', '*FRI', '*SAT'][at.getDay()]!;
    case 'QHOUR':
      return two(at.getHours());
    case 'QMINUTE':
      return two(at.getMinutes());
    case 'QMONTH':
      return two(at.getMonth() + 1);
    case 'QSECOND':
      return two(at.getSeconds());
    case 'QTIME':
      return `${clock}${milliseconds}`;
    case 'QYEAR':
      return two(year % 100);
    case 'QUTCOFFSET':
      return `${at.getTimezoneOffset() > 0 ? '-' : '+'}${offset(at)}`;
    case 'QTIMZON':
      // The names of the time zone descriptions that have an offset and no daylight saving time.
      return at.getTimezoneOffset() === 0 ? 'Q0000UTC' : `Q${at.getTimezoneOffset() > 0 ? 'N' : 'P'}${offset(at)}UTCS`;
  }
}

/** Distance from Coordinated Universal Time as HHMM. */
function offset(at: Date): string {
  const minutes = Math.abs(at.getTimezoneOffset());
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
}
