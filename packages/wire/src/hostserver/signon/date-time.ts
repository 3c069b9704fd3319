import { layout, reserved, uint8, uint16, type Values } from '../../message/index.ts';

const parts = layout({
  year: uint16(),
  month: uint8('1 to 12'),
  day: uint8(),
  hour: uint8(),
  minute: uint8(),
  second: uint8(),
  spare: reserved(1),
});

/** A date and time of day in the server's own time zone. Source: JTOpen `SignonInfoRep.java` (getDate). */
export const DateTime: typeof parts = {
  ...parts,
  show: ({ year, month, day, hour, minute, second }) =>
    `${year}-${twoDigits(month)}-${twoDigits(day)} ${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`,
};

export type DateTime = Values<(typeof DateTime)['fields']>;

/** The wall clock of this process at `time`, milliseconds since 1970 UTC. */
export function toDateTime(time: number): DateTime {
  const date = new Date(time);
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
