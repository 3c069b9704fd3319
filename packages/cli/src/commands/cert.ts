import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { authorityCertificate, replaceCertificate } from '@bigiron/host/net/tls/identity';
import { trustStore } from '@bigiron/host/net/tls/pkcs12';
import { systemRandom } from '@bigiron/host/system/random';
import { type Call, type Command, type ExitStatus, exitStatus, flag, text, UsageError } from '../command.ts';
import { dataDirectory, dataOption } from '../data-directory.ts';
import { runningHost } from '../local-host.ts';

/** What Java's own trust stores have. */
const storePassword = 'changeit';

const day = 24 * 3600 * 1000;

export const cert: Command = {
  summary: 'Show, export and replace the TLS certificate of a host.',
  usage: [
    'show [--data DIR] [--json]',
    'export FILE [--data DIR]      the certificate of the authority, for trust stores (PEM); - prints it',
    'export FILE.p12 [--store-password TEXT] [--data DIR]    a trust store for Java and others (PKCS #12)',
    'replace --cert FILE --key FILE [--data DIR]',
  ].join('\n'),
  options: {
    ...dataOption,
    cert: { type: 'string', argument: 'FILE', help: 'new certificate, the chain behind it (PEM)' },
    key: { type: 'string', argument: 'FILE', help: 'its private key, not encrypted (PEM)' },
    format: { type: 'string', argument: 'FORMAT', help: 'pem or pkcs12; default by the name of the file' },
    'store-password': {
      type: 'string',
      argument: 'TEXT',
      help: `of the trust store, which holds no secret: it shows that nobody changed the store; default ${storePassword}`,
    },
    json: { type: 'boolean', help: 'print certificates as JSON' },
  },
  async run(call) {
    const [name, ...operands] = call.operands;
    const action = name === undefined ? undefined : actions[name];
    if (action === undefined) throw new UsageError(`what to do? ${Object.keys(actions).join(', ')}`);
    const directory = dataDirectory(call);
    return action(join(directory, 'tls'), { ...call, operands }, directory);
  },
};

const actions: Readonly<Record<string, (folder: string, call: Call, directory: string) => Promise<ExitStatus>>> = {
  async show(folder, call) {
    const files = { server: 'server.pem', authority: 'ca.pem' };
    const found = await Promise.all(
      Object.entries(files).map(async ([role, file]) => [role, await certificate(join(folder, file))] as const),
    );
    const known = found.filter(([, one]) => one !== undefined);
    if (known.length === 0) return none(call, folder);
    if (flag(call, 'json')) call.terminal.out(JSON.stringify(Object.fromEntries(known)));
    else for (const [role, one] of known) call.terminal.out(shown(role, one as Facts));
    return exitStatus.done;
  },

  async export(folder, call) {
    const [file] = call.operands;
    if (file === undefined) throw new UsageError('where to? Name a file, or - to print the certificate');
    const pem = await readable(join(folder, 'ca.pem'), () => authorityCertificate(folder));
    if (pem === undefined) return none(call, folder);
    if (formatOf(call, file) === 'pkcs12') {
      const password = text(call, 'store-password') ?? storePassword;
      await writeFile(file, trustStore({ bigiron: pem }, password, systemRandom));
      call.terminal.out(
        `The certificate of the authority is in ${file}, a trust store. For Java:\n` +
          `-Djavax.net.ssl.trustStore=${file} -Djavax.net.ssl.trustStorePassword=${password}`,
      );
    } else if (file === '-') call.terminal.out(pem.trimEnd());
    else {
      await writeFile(file, pem);
      call.terminal.out(
        `The certificate of the authority is in ${file}. A trust store for Java: bigiron cert export FILE.p12`,
      );
    }
    return exitStatus.done;
  },

  async replace(folder, call, directory) {
    const pair = { cert: await given(call, 'cert'), key: await given(call, 'key') };
    await replaceCertificate(folder, pair);
    call.terminal.out(
      (await runningHost(directory)) === undefined
        ? 'The certificate was replaced; the next start uses it.'
        : 'The certificate was replaced; the running host takes it for new connections within a minute.',
    );
    return exitStatus.done;
  },
};

function formatOf(call: Call, file: string): 'pem' | 'pkcs12' {
  const byName = /\.(p12|pfx)$/i.test(file) ? 'pkcs12' : 'pem';
  const format = text(call, 'format') ?? byName;
  if (format !== 'pem' && format !== 'pkcs12') throw new UsageError('--format is pem or pkcs12');
  if (format === 'pkcs12' && file === '-') throw new UsageError('a trust store is not text: name a file for it');
  return format;
}

type Facts = ReturnType<typeof facts>;

async function certificate(path: string): Promise<Facts | undefined> {
  const pem = await readable(path, () => readFile(path, 'utf8'));
  return pem === undefined ? undefined : facts(new X509Certificate(pem));
}

function facts(one: X509Certificate) {
  const until = new Date(one.validTo);
  return {
    subject: one.subject.replaceAll('\n', ', '),
    issuer: one.issuer.replaceAll('\n', ', '),
    names: one.subjectAltName ?? '',
    from: new Date(one.validFrom).toISOString(),
    until: until.toISOString(),
    daysLeft: Math.floor((until.getTime() - Date.now()) / day),
    fingerprint: one.fingerprint256,
  };
}

function shown(role: string, { subject, issuer, names, from, until, daysLeft, fingerprint }: Facts): string {
  const left = daysLeft < 0 ? 'it has ended' : `${daysLeft} days left`;
  return [
    `${role}: ${subject}`,
    ...(issuer === subject ? [] : [`  issued by  ${issuer}`]),
    ...(names === '' ? [] : [`  names      ${names}`]),
    `  valid      ${from} to ${until}, ${left}`,
    `  SHA-256    ${fingerprint}`,
  ].join('\n');
}

async function given(call: Call, option: 'cert' | 'key'): Promise<string> {
  const path = text(call, option);
  if (path === undefined) throw new UsageError('a certificate and its key: --cert FILE --key FILE');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--${option}: ${(error as Error).message}`);
  }
}

/** Undefined for a file that is not there. */
async function readable(path: string, read: () => Promise<string>): Promise<string | undefined> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new UsageError(`${path} may not be read by this user`);
    throw error;
  }
}

function none(call: Call, folder: string): ExitStatus {
  call.terminal.error(`bigiron cert: ${folder} holds no certificate; the first start of the host makes one`);
  return exitStatus.refused;
}
