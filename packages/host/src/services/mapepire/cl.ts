import { SqlError } from '../../database/error.ts';
import type { ResultColumn } from '../../database/room.ts';
import type { SqlType } from '../../database/types/sql-type.ts';
import type { Job, LoggedMessage } from '../../system/jobs/job.ts';
import { EscapeError, MessageType } from '../../system/messages/message.ts';
import type { Handler } from './handler.ts';
import { resultMetadata } from './metadata.ts';
import { isTrue, requiredText } from './request.ts';

/** Runs a CL command. */
export interface Commands {
  run(job: Job, text: string, options: { readonly errorEscape: 'CPF0006' }): Promise<void>;
}

/** A CL command, as QSYS2.QCMDEXC runs it; the reply has what it left in the job log, also when it failed. */
export function cl(commands: Commands): Handler {
  return async (request, { connected }, told) => {
    const connection = connected();
    const { job, properties, name } = connection;
    const before = job.log.lastKey;
    let failure: unknown;
    try {
      await commands.run(job, requiredText(request, 'cmd'), { errorEscape: 'CPF0006' });
    } catch (error) {
      failure = error;
    }
    const rows = job.log.since(before).map(message => row(message, name));
    told({
      metadata: resultMetadata(columns, name, properties.extendedMetadata),
      data: isTrue(request, 'terse') ? rows.map(terse) : rows,
      is_done: true,
    });
    if (failure instanceof EscapeError) throw routineFailed(failure);
    if (failure !== undefined) throw failure;
    return {};
  };
}

/** SQL0443: a routine ended with an error, here QCMDEXC with the escape message of the command. */
function routineFailed({ escape: { id, text } }: EscapeError): SqlError {
  return new SqlError(-443, ['QCMDEXC', 'QSYS2', text], `[${id}] ${text}`, { sqlstate: '38501' });
}

const varchar = (length: number, ccsid = 37): SqlType => ({ name: 'VARCHAR', length, ccsid });

/** Columns of QSYS2.JOBLOG_INFO, with a summary ahead. Source: IBM i documentation, "JOBLOG_INFO table function". */
const types = {
  SUMMARY: varchar(1042),
  SEVERITY: { name: 'SMALLINT' },
  MESSAGE_SECOND_LEVEL_TEXT: varchar(4096, 1200),
  MESSAGE_ID: varchar(7),
  MESSAGE_TYPE: varchar(13),
  MESSAGE_SUBTYPE: varchar(22),
  MESSAGE_TIMESTAMP: { name: 'TIMESTAMP', precision: 6 },
  FROM_LIBRARY: varchar(10),
  FROM_PROGRAM: varchar(256),
  FROM_MODULE: varchar(10),
  FROM_PROCEDURE: varchar(4096),
  FROM_INSTRUCTION: varchar(10),
  TO_LIBRARY: varchar(10),
  TO_PROGRAM: varchar(10),
  TO_MODULE: varchar(10),
  TO_PROCEDURE: varchar(4096),
  TO_INSTRUCTION: varchar(10),
  FROM_USER: varchar(10),
  MESSAGE_LIBRARY: varchar(10),
  MESSAGE_FILE: varchar(10),
  MESSAGE_TOKEN_LENGTH: { name: 'SMALLINT' },
  MESSAGE_TOKENS: varchar(4096, 65535),
  MESSAGE_TEXT: varchar(1024, 1200),
  MESSAGE_KEY: { name: 'BINARY', length: 4 },
  QUALIFIED_JOB_NAME: varchar(28),
} as const satisfies Readonly<Record<string, SqlType>>;

type Row = { readonly [name in keyof typeof types]: string | number | null };

const columns = Object.entries(types).map(
  ([name, type]) => ({ name, type, nullable: true, pgType: 'text' }) satisfies ResultColumn,
);

const typeNames: Readonly<Record<string, string>> = {
  [MessageType.completion]: 'COMPLETION',
  [MessageType.diagnostic]: 'DIAGNOSTIC',
  [MessageType.informational]: 'INFORMATIONAL',
  [MessageType.inquiry]: 'INQUIRY',
  [MessageType.senderCopy]: 'SENDER',
  [MessageType.request]: 'REQUEST',
  [MessageType.notify]: 'NOTIFY',
  [MessageType.escape]: 'ESCAPE',
  [MessageType.reply]: 'REPLY',
};

function row({ message, key, sent, fromProgram }: LoggedMessage, job: string): Row {
  const type = typeNames[message.type] ?? '';
  const id = orNull(message.id);
  const tokens = Buffer.from(message.data);
  return {
    SUMMARY: id === null ? null : `${id} [${type.slice(0, 4)}]: ${message.text}`,
    SEVERITY: message.severity,
    MESSAGE_SECOND_LEVEL_TEXT: orNull(message.help),
    MESSAGE_ID: id,
    MESSAGE_TYPE: type,
    MESSAGE_SUBTYPE: null,
    MESSAGE_TIMESTAMP: localTimestamp(sent),
    FROM_LIBRARY: null,
    FROM_PROGRAM: orNull(fromProgram),
    FROM_MODULE: null,
    FROM_PROCEDURE: null,
    FROM_INSTRUCTION: null,
    TO_LIBRARY: null,
    TO_PROGRAM: null,
    TO_MODULE: null,
    TO_PROCEDURE: null,
    TO_INSTRUCTION: null,
    FROM_USER: job.split('/')[1] ?? null,
    MESSAGE_LIBRARY: orNull(message.library),
    MESSAGE_FILE: orNull(message.file),
    MESSAGE_TOKEN_LENGTH: tokens.length,
    MESSAGE_TOKENS: tokens.length === 0 ? null : tokens.toString('hex').toUpperCase(),
    MESSAGE_TEXT: message.text,
    MESSAGE_KEY: (key >>> 0).toString(16).padStart(8, '0').toUpperCase(),
    QUALIFIED_JOB_NAME: job,
  };
}

function terse(row: Row): unknown[] {
  return Object.values(row);
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** In the time zone of this machine. */
function localTimestamp(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 23)}000`;
}
