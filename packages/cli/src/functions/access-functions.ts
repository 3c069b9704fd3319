import { UsageError } from '../command.ts';
import type { WellKnownServerName } from './servers.ts';

/** Something that people do with an IBM i from elsewhere, and the servers that it takes. */
export interface AccessFunction {
  /** Short name, for `--functions`. */
  readonly name: string;
  readonly title: string;
  /** The port mapper is not among them: clients can do without it, when they are told the ports. */
  readonly servers: readonly WellKnownServerName[];
}

/**
 * The functions of iSeries Access, IBM i Access and the Toolbox, and what lives beside them. Facts: information APAR II12227,
 * IBM's "Host servers by function" and "What server ports are used by the IBM i Toolbox for Java". Central is there where a
 * licence is asked for (5250, data transfer); every host server function signs on first.
 */
export const accessFunctions: readonly AccessFunction[] = [
  { name: '5250', title: '5250 display emulation', servers: ['telnet', 'signon', 'central'] },
  { name: '5250-printer', title: '5250 printer emulation', servers: ['telnet', 'signon', 'central'] },
  { name: 'transfer', title: 'Data transfer', servers: ['signon', 'central', 'database'] },
  { name: 'odbc', title: 'ODBC driver', servers: ['signon', 'database'] },
  { name: 'oledb', title: 'OLE DB provider', servers: ['signon', 'database', 'data-queue', 'remote-command', 'ddm'] },
  { name: 'jdbc', title: 'JDBC driver', servers: ['signon', 'database'] },
  { name: 'command', title: 'Remote command and program call', servers: ['signon', 'remote-command'] },
  { name: 'dataqueue', title: 'Data queues', servers: ['signon', 'data-queue'] },
  { name: 'ifs', title: 'Integrated file system', servers: ['signon', 'file'] },
  { name: 'print', title: 'AFP viewer and network print', servers: ['signon', 'print'] },
  {
    name: 'navigator',
    title: 'Navigator',
    servers: ['signon', 'central', 'database', 'file', 'print', 'remote-command', 'web-admin'],
  },
  { name: 'management-central', title: 'Management Central', servers: ['signon', 'management-central'] },
  { name: 'record-access', title: 'DDM, DRDA and record-level access', servers: ['ddm'] },
  { name: 'ftp', title: 'File transfer (FTP)', servers: ['ftp'] },
  { name: 'netserver', title: 'NetServer shares', servers: ['netserver'] },
  { name: 'directory', title: 'Directory services (LDAP)', servers: ['ldap'] },
  { name: 'lpr', title: 'Printing by LPR', servers: ['lpd'] },
  { name: 'rexec', title: 'Remote execution (REXEC)', servers: ['rexec'] },
  { name: 'mapepire', title: 'Mapepire SQL', servers: ['mapepire'] },
  { name: 'eci', title: 'CICS external calls', servers: ['eci'] },
  { name: 'direct', title: 'Connect:Direct', servers: ['direct-api', 'direct-node'] },
];

/** The functions of a list like `odbc,5250`. Throws UsageError for a name that there is not. */
export function functionsNamed(list: string): readonly AccessFunction[] {
  const names = list.split(',').map(name => name.trim().toLowerCase());
  return [...new Set(names)].map(name => {
    const found = accessFunctions.find(one => one.name === name);
    if (found !== undefined) return found;
    throw new UsageError(
      `--functions: there is no function ${name || '(empty)'}. They are: ${accessFunctions.map(one => one.name).join(', ')}`,
    );
  });
}

/** Every server that one of the functions needs, once. */
export function serversOf(functions: readonly AccessFunction[]): readonly WellKnownServerName[] {
  return [...new Set(functions.flatMap(({ servers }) => servers))];
}
