export {
  type AccountAnswer,
  type ApiKeyAnswer,
  accountShape,
  type CreatedKeyAnswer,
  createdKeyShape,
  createKeyShape,
  endKeyShape,
  keyCancelShape,
  keyParamsShape,
  type PresenceAnswer,
  sessionAddressesShape,
} from './accountSchema.ts';
export { admitCancel, admitOrder } from './admit.ts';
export { FRAME_BYTES_MAX } from './commandSchema.ts';
export { ExchangeObject } from './ExchangeObject.ts';
export { exchangeOf } from './exchangeOf.ts';
export { FeedHub } from './FeedHub.ts';
export { exchangeRoutes } from './routes.ts';
export {
  canceledShape,
  type PlaceOrderBody,
  type ResumeAnswer,
} from './schema.ts';
export { digestOf } from './signedMessages.ts';
export { recoverSigner, requireSigner } from './verifySignature.ts';
