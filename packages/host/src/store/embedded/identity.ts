import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that PostgreSQL runs as. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  /** True when we are root and have to become somebody else: PostgreSQL refuses to run as root. */
  readonly dropped: boolean;
}

/** The user `nobody` of nearly every system. */
const nobody = 65534;

/**
 * An ordinary user runs PostgreSQL as himself. Root runs it as the owner of the data directory (a volume mounted for a service
 * user), or as `nobody` where that is root too. `clusterOwner` is the owner of a cluster that exists already.
 */
export function serverIdentity(dataDir: string, clusterOwner: { uid: number; gid: number } | undefined): Identity {
  const uid = process.getuid!();
  if (uid !== 0) return { uid, gid: process.getgid!(), dropped: false };
  const owner = clusterOwner ?? statSync(dataDir);
  if (owner.uid !== 0 && (clusterOwner !== undefined || hasPasswordEntry(owner.uid)))
    return { uid: owner.uid, gid: owner.gid, dropped: true };
  return { uid: nobody, gid: nobody, dropped: true };
}

/** initdb, unlike the server, wants to know the name of its user. */
function hasPasswordEntry(uid: number): boolean {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .some(line => line.split(':')[2] === String(uid));
  } catch {
    return false;
  }
}

/** Whether `identity` may read and execute the file `path`, by the mode bits of it and of the directories above it. */
export function canReach(path: string, { uid, gid }: Identity): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const bits = owner === uid ? mode >> 6 : group === gid ? mode >> 3 : mode;
    const needed = at === path ? 0o5 : 0o1;
    if ((bits & needed) !== needed) return false;
    if (at === dirname(at)) return true;
  }
}
