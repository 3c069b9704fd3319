import { type Definition, nameOr, oneOf, qualifiedNameOr } from '../values/definition.ts';

/** How a network attribute is declared: as a system value is, without category. A `constant` is no keyword of CHGNETA. */
export type NetworkAttribute = Definition & { readonly constant?: true };

const common = { category: '*SYSCTL' } as const;

function text(about: string, length: number, initial: string, accepts?: (value: string) => boolean) {
  const given = accepts === undefined ? {} : { accepts };
  return { ...common, kind: 'character', text: about, length, initial, ...given } as const;
}

function choice(about: string, initial: string, ...values: readonly string[]) {
  return text(about, 10, initial, oneOf(initial, ...values));
}

function qualified(about: string, initial: string, ...special: readonly string[]) {
  return { ...text(about, 20, initial, qualifiedNameOr(...special)), qualified: true } as const;
}

function number(about: string, initial: number, range: readonly [number, number]) {
  return { ...common, kind: 'decimal', text: about, digits: 5, initial, range } as const;
}

function list(about: string, length: number, count: number, initial: readonly string[]) {
  return { ...common, kind: 'list', text: about, length, count, initial } as const;
}

const name = (about: string, length: number, initial: string, ...special: readonly string[]) =>
  text(about, length, initial, nameOr(...special));

/**
 * The network attributes, which RTVNETA, DSPNETA and QWCRNETA tell. Those about SNA networks and alerts are kept for programs that ask;
 * this host has neither. Names, types and lengths: JTOpen `SystemValueList.java`.
 */
export const networkAttributes: Readonly<Record<string, NetworkAttribute>> = {
  SYSNAME: name('Name of the system', 8, 'BIGIRON'),
  PNDSYSNAME: { ...text('Name of the system after its next start', 8, ''), constant: true },
  LCLNETID: name('Local network', 8, 'APPN'),
  LCLCPNAME: name('Control point name', 8, 'BIGIRON'),
  LCLLOCNAME: name('Default local location', 8, 'BIGIRON'),
  DFTMODE: name('Default mode', 8, 'BLANK'),
  NODETYPE: text('APPN node type', 8, '*ENDNODE', oneOf('*ENDNODE', '*NETNODE', '*BEXNODE')),
  DTACPR: number('Data compression; 0 none, -1 on request', 0, [-4, 2_147_483]),
  DTACPRINM: number('Data compression on the way', 0, [-2, 2_147_483]),
  MAXINTSSN: number('Most sessions on the way', 200, [0, 9999]),
  RAR: number('Route addition resistance', 128, [0, 255]),
  NETSERVER: list('Network node servers', 17, 5, ['*NONE']),
  ALRSTS: choice('Alert status', '*OFF', '*ON', '*UNATTEND'),
  ALRPRIFP: choice('Alert primary focal point', '*NO', '*YES'),
  ALRDFTFP: choice('Alert default focal point', '*NO', '*YES'),
  ALRLOGSTS: text('Alerts that are logged', 8, '*NONE', oneOf('*NONE', '*LOCAL', '*RCV', '*ALL')),
  ALRBCKFP: list('Alert backup focal point', 8, 2, ['*NONE']),
  ALRRQSFP: list('Alert focal point to request', 8, 2, ['*NONE']),
  ALRCTLD: name('Alert controller', 10, '*NONE', '*NONE'),
  ALRHLDCNT: number('Alerts that are held before they are sent', 0, [0, 32767]),
  ALRFTR: qualified('Alert filter', '*NONE', '*NONE'),
  MSGQ: qualified('Message queue for users who have none', 'QSYS/QSYSOPR'),
  OUTQ: qualified('Output queue for users who have none', 'QGPL/QPRINT'),
  JOBACN: choice('Jobs that come over the network', '*FILE', '*REJECT', '*SEARCH'),
  MAXHOP: number('Most stations of a distribution', 16, [1, 255]),
  DDMACC: qualified('Who may use DDM', '*OBJAUT', '*OBJAUT', '*REJECT'),
  PCSACC: qualified('Who may use Client Access', '*OBJAUT', '*OBJAUT', '*REJECT', '*REGFAC'),
  DFTNETTYPE: text('Default ISDN network', 10, ''),
  DFTCNNLST: name('Default ISDN connection list', 10, 'QDCCNNLANY'),
  ALWANYNET: choice('Allow AnyNet', '*NO', '*YES'),
  ALWHPRTWR: choice('Allow HPR tower', '*NO', '*YES'),
  ALWVRTAPPN: choice('Allow virtual APPN', '*NO', '*YES'),
  VRTAUTODEV: number('Virtual devices that are created automatically', 100, [0, 32767]),
  HPRPTHTMR: list('HPR path switch timers', 10, 4, ['1', '2', '4', '8']),
  NWSDOMAIN: name('Network server domain', 8, 'APPN'),
  ALWADDCLU: choice('Allow the system to be added to a cluster', '*RQSAUT', '*NONE', '*ANY'),
  MDMCNTRYID: text('Country of the modem', 2, 'US', value => /^[A-Z]{2}$/.test(value)),
};
