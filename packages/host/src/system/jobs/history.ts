import type { Catalogue } from '../messages/catalogue.ts';
import type { Message } from '../messages/message.ts';
import type { EndCode, JobId } from './job.ts';

/** The programs of IBM i that send these two messages. */
export const startProgram = 'QWTPIIPP';
export const endProgram = 'QWTMCEOJ';

/** CPF1124, the first message of every job log. Times in milliseconds since 1970 UTC. */
export function startedMessage(
  messages: Catalogue,
  job: { readonly id: JobId; readonly subsystem: string; readonly entered: number; readonly started: number },
): Message {
  const { id, subsystem, entered, started } = job;
  return messages.informational('CPF1124', [
    ...nameFields(id),
    ...dateAndTime(started),
    subsystem,
    'QSYS',
    ...dateAndTime(entered),
  ]);
}

/** CPF1164, the last one. */
export function endedMessage(
  messages: Catalogue,
  job: { readonly id: JobId; readonly started: number },
  ended: number,
  code: EndCode,
): Message {
  const seconds = ((ended - job.started) / 1000).toFixed(3);
  return messages.completion('CPF1164', [...nameFields(job.id), ...dateAndTime(ended), seconds, code]);
}

/** A job's name as messages have it: name, user, number. */
export function nameFields({ number, user, name }: JobId): [string, string, string] {
  return [name, user, number];
}

/** Date as MM/DD/YY, time as HH:MM:SS, in the time zone of this machine. */
export function dateAndTime(at: number): [string, string] {
  const date = new Date(at);
  const two = (value: number) => String(value % 100).padStart(2, '0');
  return [
    `${two(date.getMonth() + 1)}/${two(date.getDate())}/${two(date.getFullYear())}`,
    `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
  ];
}
