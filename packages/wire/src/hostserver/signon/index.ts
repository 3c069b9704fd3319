export { DateTime, toDateTime } from './date-time.ts';
export { EndServer } from './end.ts';
export { AttributesExchanged, ExchangeAttributes } from './exchange.ts';
export { Information, RetrieveInformation } from './information.ts';
export { ProofType } from './parts.ts';
export { ChangePassword, PasswordChanged } from './password.ts';
export { describeReturnCode, ReturnCode, type ReturnCodeName, returnCodeName } from './return-code.ts';
export {
  GenerateToken,
  GenerateTokenForIdentity,
  IdentityType,
  TokenForIdentityGenerated,
  TokenGenerated,
  TokenKind,
  TokenReturn,
} from './token.ts';
