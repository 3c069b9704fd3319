/**
 * The authority check, written down step by step as the flowcharts of the IBM i Security Reference (chapter 5) describe it: for certain
 * wanted rights, with the verdicts sufficient, insufficient and not found. It shares nothing with the implementation, which works out
 * all rights at once.
 */
export interface ModelObject {
  readonly owner: string;
  readonly primaryGroup: string | undefined;
  /** Rights by profile name; the owner's and the primary group's are in here too, if they have any. */
  readonly authorities: ReadonlyMap<string, ReadonlySet<string>>;
  /** `*AUTL`: see the list. */
  readonly publicAuthority: ReadonlySet<string> | '*AUTL';
}

export interface ModelProfile {
  readonly name: string;
  readonly allObject: boolean;
}

type Verdict = 'sufficient' | 'insufficient' | 'not found';

/** Flowchart 1, without adopted authority. */
export function authorized(
  user: ModelProfile,
  groups: readonly ModelProfile[],
  object: ModelObject,
  list: ModelObject | undefined,
  wanted: ReadonlySet<string>,
): boolean {
  const asUser = userCheck(user, object, list, wanted);
  if (asUser !== 'not found') return asUser === 'sufficient';
  if (groups.length > 0) {
    const asMember = groupCheck(groups, object, list, wanted);
    if (asMember !== 'not found') return asMember === 'sufficient';
  }
  // Flowchart 7.
  const decides = object.publicAuthority === '*AUTL' ? list! : object;
  return judge(decides.publicAuthority as ReadonlySet<string>, wanted) === 'sufficient';
}

/** Flowchart 3: the object, then the authorization list. */
function userCheck(
  user: ModelProfile,
  object: ModelObject,
  list: ModelObject | undefined,
  wanted: ReadonlySet<string>,
): Verdict {
  if (user.allObject) return 'sufficient';
  for (const tested of list === undefined ? [object] : [object, list]) {
    const owns = ownerCheck(user, tested, wanted);
    if (owns !== 'not found') return owns;
    const own =
      tested.owner === user.name || tested.primaryGroup === user.name ? undefined : tested.authorities.get(user.name);
    if (own !== undefined) return judge(own, wanted);
  }
  return 'not found';
}

/** Flowchart 4. */
function ownerCheck(profile: ModelProfile, tested: ModelObject, wanted: ReadonlySet<string>): Verdict {
  if (tested.owner !== profile.name) return 'not found';
  const authority = tested.authorities.get(profile.name);
  return authority === undefined || authority.size === 0 ? 'not found' : judge(authority, wanted);
}

/** Flowchart 6: what is insufficient of one group is added to what the next one has. */
function groupCheck(
  groups: readonly ModelProfile[],
  object: ModelObject,
  list: ModelObject | undefined,
  wanted: ReadonlySet<string>,
): Verdict {
  const accumulated = new Set<string>();
  let any = false;
  for (const group of groups) {
    if (group.allObject) return 'sufficient';
    const authority = groupAuthority(group, object, list);
    if (authority === undefined) continue;
    any = true;
    for (const right of authority) accumulated.add(right);
    if (judge(accumulated, wanted) === 'sufficient') return 'sufficient';
  }
  return any ? 'insufficient' : 'not found';
}

function groupAuthority(
  group: ModelProfile,
  object: ModelObject,
  list: ModelObject | undefined,
): ReadonlySet<string> | undefined {
  for (const tested of list === undefined ? [object] : [object, list]) {
    const authority = tested.authorities.get(group.name);
    const special = tested.owner === group.name || tested.primaryGroup === group.name;
    if (authority !== undefined && !(special && authority.size === 0)) return authority;
  }
  return undefined;
}

function judge(authority: ReadonlySet<string>, wanted: ReadonlySet<string>): Verdict {
  return [...wanted].every(right => authority.has(right)) ? 'sufficient' : 'insufficient';
}
