import { type ConnectOptions, connect, type Host } from '../src/index.ts';
import { type HostScript, type ScriptedHost, startScriptedHost } from './scripted-host.ts';
import { signonScript } from './signon-script.ts';

/** Runs `work` with a client signed on as ALICE to a host with these scripts. */
export async function signedOn(
  scripts: Omit<HostScript, 'as-signon'>,
  work: (host: Host, scripted: ScriptedHost) => Promise<void>,
  options: Partial<ConnectOptions> & { readonly ccsid?: number } = {},
): Promise<void> {
  const users = { ALICE: 'secret' };
  const { ccsid, ...rest } = options;
  const signon = signonScript({ users, ...(ccsid === undefined ? {} : { ccsid }) });
  const scripted = await startScriptedHost({ 'as-signon': signon, ...scripts });
  try {
    const alice = { ...scripted.address, user: 'alice', password: 'secret', ...rest } as ConnectOptions;
    await using host = await connect(alice);
    await work(host, scripted);
  } finally {
    await scripted.close();
  }
}
