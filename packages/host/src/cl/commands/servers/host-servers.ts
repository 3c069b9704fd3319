import { choice, list } from '../../definition/builders.ts';

/** The SERVER parameter of STRHOSTSVR and ENDHOSTSVR. */
export const hostServers = list(
  choice('Server type', {
    values: ['*CENTRAL', '*DATABASE', '*DTAQ', '*FILE', '*NETPRT', '*RMTCMD', '*SIGNON', '*SVRMAP'],
    required: true,
  }),
  { maximum: 8, single: ['*ALL'], required: true },
);
