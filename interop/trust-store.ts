import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const password = 'changeit';

/** System properties that make Java trust who was certified by this authority (PEM file). The store is made in `folder`. */
export async function trustStore(folder: string, certificateAuthority: string): Promise<Record<string, string>> {
  const store = join(folder, 'trust.p12');
  await promisify(execFile)('keytool', [
    ...['-importcert', '-noprompt', '-alias', 'bigiron', '-file', certificateAuthority],
    ...['-keystore', store, '-storetype', 'PKCS12', '-storepass', password],
  ]);
  return { 'javax.net.ssl.trustStore': store, 'javax.net.ssl.trustStorePassword': password };
}
