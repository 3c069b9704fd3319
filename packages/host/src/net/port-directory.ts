/** Where servers listen now, by the names that clients ask for. */
export interface PortDirectory {
  /** Every name that can be asked for, whether or not its server runs: `as-signon`, `as-signon-s` ... */
  names(): readonly string[];
  /** undefined: there is no such server, or it does not listen. */
  portOf(name: string): number | undefined;
}
