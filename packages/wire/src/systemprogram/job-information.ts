import { array, bytes, char, int32, int64, layout, reserved, sequence, uint32 } from '../message/index.ts';
import { counts, qualifiedName } from './fields.ts';
import { timestamp } from './timestamp.ts';

const blank = (size: number) => reserved(size, 0x40);
const zeros = (size: number) => reserved(size);

/** Begins every format of QUSRJOBI. Source, as of all of them: JTOpen `Job.java`. */
const head = {
  ...counts,
  name: char(10),
  user: char(10),
  number: char(6),
  internalId: bytes(16),
  status: char(10),
  type: char(1),
  subtype: char(1),
};

/** JOBI0150: run attributes and resources. */
export const Jobi0150 = layout({
  ...head,
  aligned: zeros(2),
  runPriority: int32(),
  timeSlice: int32('milliseconds'),
  defaultWait: int32('seconds; -1 *NOMAX'),
  purge: char(10),
  timeSliceEndPool: char(10),
  processingTime: int32(),
  pool: int32(),
  maximumProcessingTime: int32('-1 *NOMAX'),
  temporaryStorage: int32(),
  maximumTemporaryStorage: int32(),
  threads: int32(),
  maximumThreads: int32(),
  temporaryStorageLarge: uint32(),
  maximumTemporaryStorageLarge: uint32(),
  reserved: zeros(4),
  processingTimeLarge: int64(),
});

/** JOBI0200: what an active job does. */
export const Jobi0200 = layout({
  ...head,
  subsystem: char(10),
  runPriority: int32(),
  pool: int32(),
  processingTime: int32(),
  auxiliaryIo: int32(),
  transactions: int32(),
  responseTime: int32(),
  functionType: char(1),
  functionName: char(10),
  activeStatus: char(4, 'RUN, DEQW, MSGW ...'),
  reserved1: zeros(1),
  lockWaits: array(int32(), 6),
  currentPool: int32(),
  threads: int32(),
  processingUnitTime: int64(),
  auxiliaryIoLarge: int64(),
  databaseTime: int64(),
  pageFaults: int64(),
  endingStatus: char(4),
  memoryPool: char(10),
  messageReply: char(1),
});

/** JOBI0300: queues and printing. */
export const Jobi0300 = layout({
  ...head,
  jobQueue: qualifiedName,
  jobQueuePriority: char(2),
  outputQueue: qualifiedName,
  outputPriority: char(2),
  printDevice: char(10),
  submitter: blank(26),
  submitterQueue: blank(20),
  jobQueueStatus: char(10, 'RLS, HLD, SCD'),
  putOnQueue: timestamp,
  jobDate: char(7, 'CYYMMDD; blank: the date of the system'),
});

/** JOBI0400: how the job is defined. */
export const Jobi0400 = layout({
  ...head,
  entered: char(13, 'CYYMMDDHHMMSS'),
  started: char(13),
  accountingCode: char(15),
  jobDescription: qualifiedName,
  unitOfWork: blank(24),
  mode: blank(8),
  inquiryReply: char(10),
  logPrograms: char(10),
  breakMessages: char(10),
  statusMessages: char(10),
  deviceRecovery: char(13),
  ddmConversations: char(10),
  dateSeparator: char(1),
  dateFormat: char(4, '*YMD ...'),
  printText: char(30),
  submitter: blank(26),
  submitterQueue: blank(20),
  timeSeparator: char(1),
  ccsid: int32(),
  scheduled: timestamp,
  printKeyFormat: char(10),
  sortSequence: qualifiedName,
  languageId: char(3),
  countryId: char(2),
  completion: char(1, '0 normal, 1 abnormal; blank while active'),
  signedOn: char(1, '0: of a signed-on user'),
  switches: char(8),
  messageQueueFull: char(10),
  reserved1: zeros(1),
  messageQueueSize: int32('megabytes'),
  defaultCcsid: int32(),
  routingData: blank(80),
  decimalFormat: char(1),
  characterControl: char(10),
  serverType: blank(30),
  multipleThreads: char(1),
  logPending: char(1),
  reserved2: zeros(1),
  endReason: int32(),
  enhancedType: int32(),
  ended: char(13),
  reserved3: zeros(1),
  spooledFileAction: char(10),
  poolGroupOffset: int32(),
  poolGroupCount: int32(),
  poolGroupLength: int32(),
  timeZone: char(10),
  logOutput: char(10),
  reserved4: zeros(20),
});

/** JOBI0500: message logging. */
export const Jobi0500 = layout({
  ...head,
  aligned: zeros(2),
  endSeverity: int32(),
  logSeverity: int32(),
  logLevel: char(1),
  logText: char(10),
});

/** JOBI0600: switches, return codes and users. */
export const Jobi0600 = layout({
  ...head,
  switches: char(8),
  endRequested: char(1),
  subsystem: qualifiedName,
  currentUser: char(10),
  doubleByte: char(1),
  exitKey: char(1),
  cancelKey: char(1),
  returnCodes: array(int32(), 3),
  specialEnvironment: char(10),
  device: char(10),
  group: char(10),
  supplementalGroups: array(char(10), 15),
  identity: char(10),
  identitySetting: char(1),
  clientAddress: char(15),
});

/** JOBI0700: the library list. */
export const Jobi0700 = layout({
  ...head,
  aligned: zeros(2),
  systemCount: int32(),
  productCount: int32(),
  currentCount: int32('0 or 1'),
  userCount: int32(),
  names: sequence(char(11), 'the libraries, in search order'),
});

/** JOBI1000: elapsed performance statistics. This host keeps none. */
export const Jobi1000 = layout({
  ...head,
  aligned: zeros(2),
  time: int64('milliseconds'),
  diskIo: array(int64(), 3, 'all, asynchronous, synchronous'),
  interactive: array(int32(), 2, 'response time, transactions'),
  processing: array(int32(), 2, 'percent, percent for the database'),
  processingTime: array(int64(), 2, 'all, for the database'),
  lockWaitTime: int64(),
  pageFaults: int64(),
});
