import {
  bigint,
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

/** Source: IBM i services, "OUTPUT_QUEUE_ENTRIES view". Files that the user may see; all are in the one place that there is. */
export const outputQueueEntries: SystemTableFunction = {
  library: 'QSYS2',
  name: 'OUTPUT_QUEUE_ENTRIES',
  parameters: undefined,
  columns: [
    name('SPOOLED_FILE_NAME'),
    name('USER_NAME'),
    name('USER_DATA'),
    text('STATUS', 15),
    integer('TOTAL_PAGES'),
    text('JOB_NAME', 28),
    integer('FILE_NUMBER'),
    timestamp('CREATE_TIMESTAMP'),
    bigint('SIZE'),
  ],
  async rows({ spool }, job) {
    const files = (await spool?.list(job, {})) ?? [];
    return files.map(file => [
      ...[file.name, file.owner, file.userData || null, 'READY', file.pages, jobName(file.job), file.number],
      ...[localTimestamp(file.created), null],
    ]);
  },
};

/** Source: "SPOOLED_FILE_DATA table function". File -1: the last one of the name. */
export const spooledFileData: SystemTableFunction = {
  library: 'SYSTOOLS',
  name: 'SPOOLED_FILE_DATA',
  parameters: [
    parameter('JOB_NAME', 28),
    parameter('SPOOLED_FILE_NAME', 10, `'QPJOBLOG'`),
    { name: 'SPOOLED_FILE_NUMBER', mode: 'IN', type: { name: 'INTEGER' }, default: '-1' },
  ],
  columns: [integer('ORDINAL_POSITION'), text('SPOOLED_DATA', 378)],
  async rows({ spool }, job, [of, file, number]) {
    const [named, user, jobNumber] = textOf(of).split('/').reverse();
    const id = { number: jobNumber ?? job.id.number, user: user ?? job.id.user, name: named ?? job.id.name };
    const wanted = textOf(of, '*') === '*' ? job.id : id;
    const files = (await spool?.list(job, { job: wanted, name: textOf(file, 'QPJOBLOG') })) ?? [];
    const found =
      number === null || Number(number) < 0 ? files.at(-1) : files.find(one => one.number === Number(number));
    if (found === undefined) return [];
    const pages = await spool!.read(job, found);
    return pages.flat().map((line, index) => [index + 1, line]);
  },
};
