/** Primary return codes of the central server. Source: JTOpen `LicenseException.java`. */
export const ReturnCode = {
  ok: 0,
  /** A value of the request is not valid; the secondary code says which. */
  valueNotValid: 1,
  /** A value could not be converted to the CCSID of the job; the secondary code says which. */
  conversion: 2,
  /** The request could not be carried out; the secondary code says why. */
  refused: 3,
} as const;

/** Secondary codes with `valueNotValid` and `conversion`. */
export const Value = {
  clientName: 0x02,
  handle: 0x20,
  product: 0x21,
  release: 0x22,
  feature: 0x23,
  informationType: 0x24,
} as const;

/** Secondary codes with `refused`. */
export const Reason = {
  requestNotValid: 0x01,
  exitProgramFailed: 0x03,
  exitProgramRefused: 0x04,
  requestLicense: 0x25,
  releaseLicense: 0x26,
  retrieveInformation: 0x27,
  notFound: 0x28,
  notAvailable: 0x29,
  /** Release of a licence that this handle does not hold. */
  handleMismatch: 0x2a,
  limitExceeded: 0x2d,
  graceExpired: 0x2f,
  expired: 0x30,
} as const;
