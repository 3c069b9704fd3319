/** Something that whoever answers for this host will want to know about afterwards. Never holds a secret. */
export type AuditEvent = SignonEvent | PasswordEvent | TokenEvent | NetworkEvent | AuthorityEvent;

export interface SignonEvent {
  readonly event: 'signed-on' | 'sign-on-refused';
  readonly door: string;
  readonly address: string;
  /** As given by the peer, upper case; empty when a token named nobody. */
  readonly profile: string;
  /** Why it was refused, e.g. `password-incorrect`. */
  readonly reason?: string;
}

export interface PasswordEvent {
  readonly event: 'password-changed' | 'password-change-refused';
  readonly door: string;
  readonly address: string;
  readonly profile: string;
  readonly reason?: string;
}

export interface TokenEvent {
  readonly event: 'token-created' | 'token-revoked';
  readonly profile: string;
}

export interface NetworkEvent {
  readonly event: 'address-refused' | 'limit-reached' | 'protocol-violation' | 'tls-failed';
  readonly door: string;
  readonly address: string;
  /** The connection's number in this process. */
  readonly connection?: number;
  readonly reason: string;
}

export interface AuthorityEvent {
  readonly event: 'authority-failure';
  readonly profile: string;
  /** `LIBRARY/NAME *TYPE`. */
  readonly object: string;
  /** Qualified name of the job that asked. */
  readonly job: string;
}

/** The audit log. Recording never throws and never waits. */
export interface Audit {
  record(event: AuditEvent): void;
}
