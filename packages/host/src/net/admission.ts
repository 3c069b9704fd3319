import type { AllowList } from './allow-list.ts';
import { NetError } from './error.ts';
import type { Limits } from './limits.ts';

/** Who may connect to a door, and how many of them at once. Counts connections from accept to close. */
export class Admission {
  readonly #allowed: AllowList;
  readonly #limits: Limits;
  readonly #byAddress = new Map<string, number>();
  #count = 0;

  constructor(allowed: AllowList, limits: Limits) {
    this.#allowed = allowed;
    this.#limits = limits;
  }

  get count(): number {
    return this.#count;
  }

  /** Admits a connection of `address`, or says why not. An admitted one is given back with `leave`. */
  enter(address: string): NetError | undefined {
    const { connections, connectionsPerAddress } = this.#limits;
    const present = this.#byAddress.get(address) ?? 0;
    if (!this.#allowed(address)) {
      return new NetError('address-not-allowed', 'the address is not on the allow-list of this door');
    }
    if (this.#count >= connections) {
      return new NetError('too-many-connections', `the door has ${connections} connections already`);
    }
    if (present >= connectionsPerAddress) {
      return new NetError('too-many-connections-from-address', `the address has ${present} connections already`);
    }
    this.#count++;
    this.#byAddress.set(address, present + 1);
    return undefined;
  }

  leave(address: string): void {
    this.#count--;
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, left);
  }
}
