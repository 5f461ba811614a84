import type { CreateKeyBody, HaltBody, SessionAddressesBody } from '../src/exchange/accountSchema.ts';
import { type SigningDomain, typedDataOf } from '../src/exchange/signedMessages.ts';
import type { LoginCredentials } from './credentials.ts';
import type { Signer } from './sign.ts';

type Hex = `0x${string}`;

/** The time in milliseconds, which grows from message to message as nonces must. */
const freshNonce = () => BigInt(Date.now());

/** The wallet, or a session key that may read, logs in until `expiry` (Unix seconds). */
export async function signLogin(
  signer: Signer,
  domain: SigningDomain,
  { account, expiry }: Pick<LoginCredentials, 'account' | 'expiry'>,
): Promise<LoginCredentials> {
  const nonce = freshNonce();
  const message = { account, expiry: BigInt(expiry), nonce };
  const signature = await signer.signTypedData(typedDataOf('Login', message, domain));
  return { account, expiry, nonce: nonce.toString(), signature };
}

/** The wallet makes an API key; answers the body of `POST /v1/keys`. */
export async function signApiKey(
  signer: Signer,
  domain: SigningDomain,
  key: Omit<CreateKeyBody, 'nonce' | 'signature'>,
): Promise<CreateKeyBody> {
  const nonce = freshNonce();
  const message = { ...key, expiry: BigInt(key.expiry), allowedIps: key.allowedIps.join(','), nonce };
  const signature = await signer.signTypedData(typedDataOf('ApiKey', message, domain));
  return { ...key, nonce: nonce.toString(), signature };
}

/** The wallet ends an API key; answers the body of `DELETE /v1/keys/:keyId`. */
export async function signApiKeyEnd(
  signer: Signer,
  domain: SigningDomain,
  { account, keyId }: { account: Hex; keyId: string },
): Promise<{ nonce: string; signature: Hex }> {
  const nonce = freshNonce();
  const message = { account, keyId, nonce };
  const signature = await signer.signTypedData(typedDataOf('ApiKeyEnd', message, domain));
  return { nonce: nonce.toString(), signature };
}

/** The wallet says where a session key may be used from; answers the body of `PUT /v1/sessions/:sessionKey/addresses`. */
export async function signSessionAddresses(
  signer: Signer,
  domain: SigningDomain,
  { sessionKey, ...words }: Omit<SessionAddressesBody, 'nonce' | 'signature'> & { sessionKey: Hex },
): Promise<SessionAddressesBody> {
  const nonce = freshNonce();
  const message = { account: words.account, sessionKey, allowedIps: words.allowedIps.join(','), nonce };
  const signature = await signer.signTypedData(typedDataOf('SessionAddresses', message, domain));
  return { ...words, nonce: nonce.toString(), signature };
}

/** Stops or releases an account (its address in lower case) or the `exchange`; answers the body of `POST /v1/halts`. */
export async function signHalt(
  signer: Signer,
  domain: SigningDomain,
  { scope, engaged }: Pick<HaltBody, 'scope' | 'engaged'>,
): Promise<HaltBody> {
  const nonce = freshNonce();
  const signature = await signer.signTypedData(typedDataOf('Halt', { scope, engaged, nonce }, domain));
  return { scope, engaged, nonce: nonce.toString(), signature };
}
