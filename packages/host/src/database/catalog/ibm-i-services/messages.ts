import { charset } from '@bigiron/wire/ccsid/index';
import { messageTypeName } from './jobs.ts';
import {
  integer,
  jobName,
  localTimestamp,
  name,
  parameter,
  type SystemTableFunction,
  text,
  textOf,
  timestamp,
} from './service.ts';

/** Source: IBM i services, "MESSAGE_QUEUE_INFO table function". */
export const messageQueueInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'MESSAGE_QUEUE_INFO',
  parameters: [
    parameter('QUEUE_NAME', 10),
    parameter('QUEUE_LIBRARY', 10, `'*LIBL'`),
    parameter('MESSAGE_FILTER', 10, `'ALL'`),
    parameter('SEVERITY_FILTER', 3, `'0'`),
  ],
  columns: [
    name('MESSAGE_QUEUE_LIBRARY'),
    name('MESSAGE_QUEUE_NAME'),
    text('MESSAGE_ID', 7),
    text('MESSAGE_TYPE', 13),
    text('MESSAGE_SUBTYPE', 22),
    text('MESSAGE_TEXT', 1024),
    { name: 'SEVERITY', type: { name: 'SMALLINT' } },
    timestamp('MESSAGE_TIMESTAMP'),
    integer('MESSAGE_KEY'),
    name('FROM_USER'),
    text('FROM_JOB', 28),
    text('FROM_PROGRAM', 256),
    name('MESSAGE_FILE_LIBRARY'),
    name('MESSAGE_FILE_NAME'),
    text('MESSAGE_SECOND_LEVEL_TEXT', 4096),
  ],
  async rows({ messageQueues }, job, [queue, library, filter, severity]) {
    const of = { name: textOf(queue), library: textOf(library, '*LIBL') };
    const { name: found, library: foundIn } = await messageQueues.describe(job, of);
    const only = textOf(filter, 'ALL');
    const listed = await messageQueues.list(job, of, {
      order: 'oldest-first',
      severity: Number(textOf(severity, '0')),
    });
    return listed
      .filter(({ reply }) => (only !== 'INQUIRY' && only !== 'SENDER') || reply !== 'none')
      .map(({ key, message, sender, sent, reply }) => [
        ...[foundIn, found, message.id.trim() || null, messageTypeName(message.type)],
        ...[
          reply === 'none' ? null : reply === 'awaited' ? 'REPLY NEEDED' : 'REPLY SENT',
          message.text,
          message.severity,
        ],
        ...[localTimestamp(sent), key, sender.profile, jobName(sender.job), sender.program],
        ...[message.library.trim() || null, message.file.trim() || null, message.help || null],
      ]);
  },
};

/** Source: "RECEIVE_DATA_QUEUE table function": the entry goes, unless REMOVE is NO. */
export const receiveDataQueue: SystemTableFunction = {
  library: 'QSYS2',
  name: 'RECEIVE_DATA_QUEUE',
  parameters: [
    parameter('DATA_QUEUE', 10),
    parameter('DATA_QUEUE_LIBRARY', 10, `'*LIBL'`),
    parameter('REMOVE', 3, `'YES'`),
    { name: 'WAIT_TIME', mode: 'IN', type: { name: 'INTEGER' }, default: '0' },
    parameter('KEY_DATA', 256, 'NULL'),
    parameter('KEY_ORDER', 2, 'NULL'),
  ],
  columns: [
    text('MESSAGE_DATA', 32_740),
    text('MESSAGE_DATA_UTF8', 32_740),
    { name: 'MESSAGE_DATA_BINARY', type: { name: 'BLOB', length: 64_512 } },
    text('KEY_DATA', 256),
    { name: 'KEY_DATA_BINARY', type: { name: 'VARBINARY', length: 256 } },
    text('SENDER_JOB_NAME', 28),
    name('SENDER_CURRENT_USER'),
  ],
  async rows({ dataQueues }, job, [queue, library, remove, wait, key, order]) {
    const set = charset(job.defaultCcsid);
    const search =
      key === null || key === undefined
        ? undefined
        : { bytes: set.encode(String(key)), order: orderOf(textOf(order, 'EQ')) };
    const entry = await dataQueues.receive(
      job,
      { name: textOf(queue), library: textOf(library, '*LIBL') },
      {
        wait: Number(wait ?? 0),
        peek: textOf(remove, 'YES') === 'NO',
        ...(search === undefined ? {} : { key: search }),
      },
      job.ending,
    );
    if (entry === undefined) return [];
    const { data, key: found, sender } = entry;
    const from =
      sender === ''
        ? null
        : `${sender.slice(20, 26)}/${sender.slice(10, 20).trimEnd()}/${sender.slice(0, 10).trimEnd()}`;
    return [
      [
        ...[set.decode(data), data.toString('utf8'), data, found.length === 0 ? null : set.decode(found)],
        ...[found.length === 0 ? null : found, from, sender === '' ? null : sender.slice(26, 36).trimEnd()],
      ],
    ];
  },
};

function orderOf(text: string): 'EQ' | 'NE' | 'LT' | 'LE' | 'GT' | 'GE' {
  return (['EQ', 'NE', 'LT', 'LE', 'GT', 'GE'] as const).find(one => one === text) ?? 'EQ';
}
