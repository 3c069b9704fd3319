import { createHash, createHmac, X509Certificate } from 'node:crypto';
import type { Random } from '../../system/random.ts';
import { bmpString, explicit, identifier, integer, nothing, octetString, sequence, set } from './der.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  sha256: '2.16.840.1.101.3.4.2.1',
  /** By this attribute Java knows a certificate to be trusted, here for any usage. Source: OpenJDK `PKCS12KeyStore.java`. */
  trustedKeyUsage: '2.16.840.1.113894.746875.1.1',
  anyUsage: '2.5.29.37.0',
} as const;

const iterations = 10_000;
/** Bytes of a block of SHA-256. */
const blockSize = 64;
/** What the derived key is for: a MAC. */
const macPurpose = 3;

/**
 * A trust store for Java and others: PKCS #12 (RFC 7292) with certificates and no keys. They are for everybody to read; the password proves
 * that nobody changed them, and readers that give none need none. `certificates` in PEM, by the names that they get.
 */
export function trustStore(certificates: Readonly<Record<string, string>>, password: string, random: Random): Buffer {
  const bags = Object.entries(certificates).map(([name, pem]) => trustedBag(name, new X509Certificate(pem).raw));
  const contents = sequence(dataOf(sequence(...bags)));
  return sequence(integer(3), dataOf(contents), macOf(contents, password, random.bytes(20)));
}

/** ContentInfo of plain data. */
function dataOf(content: Uint8Array): Buffer {
  return sequence(identifier(oid.data), explicit(octetString(content)));
}

function trustedBag(name: string, certificate: Uint8Array): Buffer {
  return sequence(
    identifier(oid.certificateBag),
    explicit(sequence(identifier(oid.x509Certificate), explicit(octetString(certificate)))),
    set(
      sequence(identifier(oid.friendlyName), set(bmpString(name))),
      sequence(identifier(oid.trustedKeyUsage), set(identifier(oid.anyUsage))),
    ),
  );
}

/** MacData. */
function macOf(contents: Uint8Array, password: string, salt: Uint8Array): Buffer {
  const mac = createHmac('sha256', macKey(password, salt)).update(contents).digest();
  const digest = sequence(sequence(identifier(oid.sha256), nothing), octetString(mac));
  return sequence(digest, octetString(salt), integer(iterations));
}

/** RFC 7292, appendix B.2, for a key as long as the hash. */
function macKey(password: string, salt: Uint8Array): Buffer {
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const purpose = Buffer.alloc(blockSize, macPurpose);
  let key = Buffer.concat([purpose, inBlocks(salt), inBlocks(secret)]);
  for (let i = 0; i < iterations; i++) key = createHash('sha256').update(key).digest();
  return key;
}

/** The bytes again and again, until they fill whole blocks. */
function inBlocks(bytes: Uint8Array): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / blockSize) * blockSize, bytes);
}
