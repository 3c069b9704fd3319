import { char, code, uint16, uint32 } from '../../message/index.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { ReturnCode } from './return-code.ts';

/** Each text has its CCSID in front; clients send 37 throughout. */
const product = {
  chain: uint16(),
  productCcsid: uint32(),
  product: char(7),
  featureCcsid: uint32(),
  feature: char(4),
  releaseCcsid: uint32(),
  release: char(6),
};

const holder = {
  clientCcsid: uint32(),
  client: char(255, 'unique name of the workstation'),
  handleCcsid: uint32(),
  handle: char(8),
  parameters: uint16('0'),
};

const outcome = { chain: uint16(), returnCode: code(uint16(), ReturnCode), secondary: uint16() };

export const RequestLicense = message(
  ServerId.central,
  0x1001,
  { about: 'Asks for a licence of a product. Answered by LicenseGranted.', source: 'JTOpen LicenseGetRequest.java' },
  { ...product, ...holder },
);

export const LicenseGranted = message(
  ServerId.central,
  0x1001,
  { about: 'The licence and how far the product is used.', source: 'JTOpen LicenseGetReply.java' },
  {
    ...outcome,
    usageLimit: uint32(),
    usageCount: uint32(),
    usageType: uint16(),
    compliance: uint16(),
    termCcsid: uint32(),
    term: char(6),
    releaseCcsid: uint32(),
    release: char(6),
  },
);

export const ReleaseLicense = message(
  ServerId.central,
  0x1002,
  { about: 'Gives a licence back. Answered by LicenseReleased.', source: 'JTOpen LicenseReleaseRequest.java' },
  { ...product, ...holder },
);

export const LicenseReleased = message(
  ServerId.central,
  0x1002,
  { about: 'Whether the licence was given back.', source: 'JTOpen LicenseReleaseReply.java' },
  outcome,
);

export const RetrieveLicenseInformation = message(
  ServerId.central,
  0x1003,
  {
    about: 'Asks about the licences of a product. Answered by LicenseInformation.',
    source:
      'JTOpen LicenseGetInformationRequest.java, which no program of the Toolbox can send: its buffer is too short',
    extensible: true,
  },
  { ...product, informationType: uint16('1 details') },
);

export const LicenseInformation = message(
  ServerId.central,
  0x1003,
  { about: 'Clients look at the return codes only.', source: 'JTOpen LicenseGetInformationReply.java' },
  outcome,
);
