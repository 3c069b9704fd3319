import { array, char, int32 } from '@bigiron/wire/message/index';
import { qualifiedName } from '../fields.ts';
import { attribute, format } from './format.ts';
import { head, headOf } from './head.ts';

/** Switches, return codes and users. */
export const jobi0600 = format(
  {
    ...head,
    switches: char(8),
    endRequested: char(1),
    subsystem: qualifiedName,
    currentUser: char(10),
    doubleByte: char(1),
    exitKey: char(1),
    cancelKey: char(1),
    returnCodes: array(int32(), 3),
    specialEnvironment: char(10),
    device: char(10),
    group: char(10),
    supplementalGroups: array(char(10), 15),
    identity: char(10),
    identitySetting: char(1),
    clientAddress: char(15),
  },
  ({ job, profile }) => ({
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
  }),
);
