import { Jobi0600 } from '@bigiron/wire/systemprogram/job-information';
import { attribute, format } from './format.ts';
import { headOf } from './head.ts';

/** Switches, return codes and users. */
export const jobi0600 = format(Jobi0600, ({ job, profile }) => ({
  ...headOf(job),
  switches: attribute(job, 'SWS'),
  endRequested: job.endRequested ? '1' : '0',
  subsystem: { name: job.subsystem, library: 'QSYS' },
  currentUser: job.currentUser,
  doubleByte: '0',
  exitKey: '0',
  cancelKey: '0',
  returnCodes: [0, 0, 0],
  specialEnvironment: '*NONE',
  device: '',
  group: profile?.groupProfile ?? '',
  supplementalGroups: Array.from({ length: 15 }, (_, i) => profile?.supplementalGroups[i] ?? ''),
  identity: job.currentUser,
  identitySetting: '2',
  clientAddress: '',
}));
