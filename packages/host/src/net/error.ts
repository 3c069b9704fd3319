import { BigironError, type Fault } from '@bigiron/wire/errors';

export type NetErrorCode =
  /** Nobody signed on within the handshake time-out. */
  | 'handshake-timeout'
  /** No byte came or went within the idle time-out. */
  | 'idle-timeout'
  /** More is waiting to be sent than the door keeps for a client that does not read. */
  | 'client-not-reading'
  /** The door has as many connections as it may have. */
  | 'too-many-connections'
  | 'too-many-connections-from-address'
  /** The address is not on the door's allow-list. */
  | 'address-not-allowed'
  /** The host is stopping, and the connection did not end by itself. */
  | 'stopping'
  /** An address or a network that cannot be read. */
  | 'bad-address'
  /** The port is taken or may not be used. */
  | 'port-unusable'
  /** A door that this host does not have. */
  | 'no-such-door'
  /** A certificate or key that cannot be used. */
  | 'bad-certificate';

/** What a socket, a listener or a limit has to say. */
export class NetError extends BigironError {
  override readonly name = 'NetError';
  declare readonly code: NetErrorCode;

  constructor(code: NetErrorCode, message: string, fault: Fault = 'peer', cause?: unknown) {
    super(message, { code, layer: 'session', fault, cause });
  }
}
