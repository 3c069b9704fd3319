import { choice, list } from '../../definition/builders.ts';

/** TCP/IP servers that have a door here or may get one. */
const servers = [
  '*CICS',
  '*CONNDRCT',
  '*DDM',
  '*DIRSRV',
  '*FTP',
  '*HTTP',
  '*LPD',
  '*MAPEPIRE',
  '*NETSVR',
  '*REXEC',
  '*TELNET',
  '*WEBADMIN',
] as const;

/** The SERVER parameter of STRTCPSVR and ENDTCPSVR. */
export const tcpServers = list(choice('Server application', { values: servers, required: true }), {
  maximum: servers.length,
  single: ['*ALL', '*AUTOSTART'],
  default: '*ALL',
});
