import { binary, char, type MessageFamily, name } from '../declaration.ts';

/** Job name, user and number: texts show them as &3/&2/&1. */
const job = [name, name, char(6)];

/** CPF11xx to CPF13xx, CPC1xxx and CPI1xxx of jobs and sign-on. */
export const jobs = {
  CPC1125: { severity: 0, text: 'Held job &3/&2/&1.', data: job },
  CPC1126: { severity: 0, text: 'Released job &3/&2/&1.', data: job },
  CPC1129: { severity: 0, text: 'Changed job &3/&2/&1.', data: job },
  CPC1221: {
    severity: 0,
    text: 'Submitted job &3/&2/&1 to job queue &4 in library &5.',
    data: [...job, name, name],
  },
  CPC1224: { severity: 50, text: 'Job &3/&2/&1 completed abnormally.', data: job },
  CPC1231: { severity: 0, text: 'The end of job &3/&2/&1 was requested.', data: job },
  CPF1107: { severity: 40, text: 'The password for user profile &1 is not right.', data: [name] },
  CPF1109: { severity: 40, text: 'User &1 has no authority to the subsystem.', data: [name] },
  CPF1110: { severity: 40, text: 'User &1 has no authority to the work station.', data: [name] },
  CPF1116: { severity: 40, text: 'After one more wrong sign-on the device is varied off.' },
  CPF1118: { severity: 40, text: 'User &1 has no password and cannot sign on.', data: [name] },
  CPF1120: { severity: 40, text: 'There is no user &1.', data: [name] },
  CPF1124: {
    severity: 0,
    text: 'Job &3/&2/&1 started on &4 at &5 in subsystem &6 in &7. It entered the system on &8 at &9.',
    data: [...job, char(8), char(8), name, name, char(8), char(8)],
  },
  CPF1164: {
    severity: 0,
    text: 'Job &3/&2/&1 ended on &4 at &5; &6 seconds used; end code &7.',
    cause:
      'End codes: 0 normal, 10 normal while it was being ended, 20 above severity of the job, 30 abnormal, ' +
      '40 ended before it became active, 50 ended while it was active, 60 subsystem ended abnormally, 70 system ended abnormally.',
    data: [...job, char(8), char(8), char(10), binary()],
  },
  CPF1240: {
    severity: 40,
    text: 'Job &3/&2/&1 ended abnormally.',
    recovery: 'See its job log with DSPJOBLOG.',
    data: job,
  },
  CPF1241: { severity: 0, text: 'Job &3/&2/&1 completed normally on &4 at &5.', data: [...job, char(8), char(8)] },
  CPF1242: {
    severity: 40,
    text: 'Job &3/&2/&1 was active when the system ended and was not run again.',
    data: job,
  },
  CPF1317: {
    severity: 40,
    text: 'No answer from the subsystem for job &3/&2/&1.',
    cause: 'The process in which the job runs does not respond.',
    recovery: 'Try again.',
    data: job,
  },
  CPF1321: {
    severity: 40,
    text: 'Cannot find job &3/&2/&1.',
    recovery: 'Correct the job name, or use WRKUSRJOB to find it.',
    data: job,
  },
  CPF1332: {
    severity: 40,
    text: 'More than one job fits; the list of them ends here.',
    recovery: 'Qualify the job with user and number.',
  },
  CPF1336: { severity: 40, text: 'CHGJOB found errors for job &3/&2/&1.', data: job },
  CPF1337: {
    severity: 40,
    text: 'No authority to change these attributes of job &3/&2/&1.',
    data: job,
  },
  CPF1338: {
    severity: 40,
    text: 'SBMJOB found errors.',
    recovery: 'See the earlier messages and submit the job again.',
  },
  CPF1340: { severity: 40, text: 'The job control function was not done.' },
  CPF1341: { severity: 40, text: 'Job &3/&2/&1 is a reader or writer and cannot be named here.', data: job },
  CPF1343: { severity: 40, text: 'The function is not for jobs of the type of &3/&2/&1.', data: job },
  CPF1344: {
    severity: 40,
    text: 'No authority to control job &3/&2/&1.',
    cause: 'It belongs to another user, and special authority *JOBCTL is missing.',
    data: job,
  },
  CPF1351: { severity: 40, text: 'A function check occurred in the subsystem for job &3/&2/&1.', data: job },
  CPF1352: {
    severity: 40,
    text: 'The function was not done: job &3/&2/&1 is just changing its state.',
    recovery: 'Try again.',
    data: job,
  },
  CPF1361: { severity: 40, text: 'Job &3/&2/&1 is already ending, *IMMED.', data: job },
  CPF1362: { severity: 40, text: 'Job &3/&2/&1 has ended.', data: job },
  CPF1363: { severity: 40, text: 'Job &3/&2/&1 is already ending, *CNTRLD.', data: job },
  CPF1392: { severity: 40, text: 'After one more wrong sign-on the user profile is disabled.' },
  CPF1393: { severity: 70, text: 'User profile &2 is disabled after wrong sign-ons.', data: [name, name] },
  CPF1394: { severity: 40, text: 'User profile &1 cannot sign on.', data: [name] },
  CPI1125: { severity: 0, text: 'Job &3/&2/&1 was submitted.', data: job },
  CPF3307: { severity: 40, text: 'Cannot find job queue &1 in &2.', data: [name, name] },
  CPF3330: { severity: 40, text: 'A resource that is needed is not available.' },
  CPF3342: { severity: 40, text: 'Cannot find job &3/&2/&1.', data: job },
  CPF3343: { severity: 40, text: 'More than one job is named &1.', data: job },
  CPC3703: { severity: 0, text: 'Job &3/&2/&1 was put on the job queue.', data: job },
} satisfies MessageFamily;
