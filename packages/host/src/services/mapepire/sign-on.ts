import type { Authentication, Origin } from '../../system/profiles/authentication.ts';
import type { Profile } from '../../system/profiles/profile.ts';

/** Proves who opens a WebSocket, by HTTP Basic authentication (RFC 7617); undefined when nobody is let in. */
export async function signOn(
  authentication: Authentication,
  header: string | undefined,
  origin: Origin,
): Promise<Profile | undefined> {
  const credentials = basicCredentials(header);
  if (credentials === undefined) return undefined;
  const { user, password } = credentials;
  const outcome = await authentication.authenticate(user, { kind: 'password', password }, origin);
  return outcome.ok ? outcome.profile : undefined;
}

/** The password is all that is behind the first colon. */
export function basicCredentials(
  header: string | undefined,
): { readonly user: string; readonly password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/_-]+=*) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon <= 0 || colon === text.length - 1) return undefined;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
