import { type Charset, loadCharset } from '@bigiron/wire/ccsid/index';
import type { Inputs, Parameters, Results } from '@bigiron/wire/program/index';
import type { Job } from '../../system/jobs/job.ts';
import { EscapeError } from '../../system/messages/message.ts';
import { readParameters, writeParameters } from '../definition/binding.ts';
import { Escape } from '../definition/escape.ts';
import type { SystemProgram } from '../programs.ts';
import type { Storage } from '../room.ts';
import { errorCode, errorWish, reportError, reportSuccess } from './error-code.ts';
import type { OpenLists } from './open-lists.ts';
import type { SystemRooms } from './rooms.ts';

/** The rooms, and what the APIs keep among themselves. */
export interface ApiRooms extends SystemRooms {
  readonly lists: OpenLists;
}

/** Where an API is called. */
export interface ApiCall extends ApiRooms {
  readonly job: Job;
  /** Of the job's text. */
  readonly text: Charset;
  /** All parameters as they came: for the few that are laid out by other ones. */
  readonly storage: readonly Storage[];
}

/** A program of library QSYS. */
export type Api = (rooms: ApiRooms) => SystemProgram;

/**
 * An API: its parameters in the order of the call, and what it does. When one of them is the `errorCode`, escape messages go where the
 * caller wants them.
 */
export function api<P extends Parameters>(
  parameters: P,
  body: (given: Inputs<P>, call: ApiCall) => Promise<Results<P>>,
): Api {
  const errorAt = Object.values(parameters).indexOf(errorCode);

  return rooms => async (job, storage) => {
    const { messages } = rooms;
    const error = errorAt < 0 ? undefined : storage[errorAt];
    const wish = errorWish(error);
    if (wish === 'not-valid') throw messages.escape('CPF3CF1');
    try {
      const text = await loadCharset(job.defaultCcsid);
      const given = readParameters(parameters, storage, text);
      const results = await body(given as Inputs<P>, { ...rooms, job, text, storage });
      writeParameters(parameters, storage, results, text);
      reportSuccess(error);
    } catch (thrown) {
      const sent =
        thrown instanceof Escape ? new EscapeError(messages.message(thrown.id, '15', thrown.replacements)) : thrown;
      if (wish === 'escape' || error === undefined || !(sent instanceof EscapeError)) throw sent;
      reportError(error, sent.escape);
    }
  };
}
