import { isClientSeed, type Seeds } from '@bigiron/wire/hostserver/password/index';
import { ProofType, ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import type { Proof } from '../system/profiles/authentication.ts';
import type { Random } from '../system/random.ts';

/** The parts of a request by which a peer proves who it is. */
export interface ProofParts {
  readonly type: number;
  readonly user?: string | undefined;
  readonly substitute?: Uint8Array | undefined;
  readonly token?: Uint8Array | undefined;
}

const tokenSize = 32;
const substituteSizes: ReadonlyMap<number, number> = new Map([
  [ProofType.des, 8],
  [ProofType.sha1, 20],
  [ProofType.sha512, 64],
]);

/** The proof in a request, or the return code for one that cannot be; `incomplete` is the code for parts that do not fit. */
export function proofOf(parts: ProofParts, seeds: Seeds | undefined, incomplete: number): Proof | number {
  const { type, user, substitute, token } = parts;
  if (type === ProofType.token) {
    if (token === undefined || substitute !== undefined) return incomplete;
    if (token.length !== tokenSize) return ReturnCode.tokenLength;
    return { kind: 'token', token: Buffer.from(token) };
  }
  const size = substituteSizes.get(type);
  if (size === undefined) return ReturnCode.encryptionNotValid;
  if (substitute === undefined || token !== undefined || user === undefined || user === '') return incomplete;
  if (substitute.length !== size) return ReturnCode.passwordLength;
  if (seeds === undefined) return ReturnCode.seedRequired;
  return { kind: 'substitute', type, substitute: Buffer.from(substitute), seeds };
}

/** Both seeds of a connection, or undefined when the client's is not one that a host takes. */
export function exchangeSeeds(clientSeed: Uint8Array, random: Random): Seeds | undefined {
  if (!isClientSeed(clientSeed)) return undefined;
  return { client: Buffer.from(clientSeed), server: random.bytes(8) };
}
