import type { Context } from 'hono';
import { z } from 'zod';
import { requireDeployment } from '../chain/deployment.ts';
import type { AppEnv, Env } from '../env.ts';
import { digestOf, exchangeOf, recoverSigner } from '../exchange/index.ts';
import { clientIp } from '../http/clientIp.ts';
import { EdgeError } from '../http/edgeError.ts';
import { unwrap } from '../http/outcome.ts';
import { addressShape, expiryShape, signatureShape, uint256TextShape } from '../http/shapes.ts';

type Hex = `0x${string}`;

/** Who asks, and what it may do. */
interface Reader {
  account: Hex;
  /** Whether it may cancel without a signature of its own. */
  cancels: boolean;
}

const loginShape = z.object({
  account: addressShape,
  expiry: expiryShape,
  nonce: uint256TextShape,
  signature: signatureShape,
});

export function accountOf(env: Env, account: Hex) {
  return env.ACCOUNT.getByName(account);
}

/**
 * Reads a request's API key (`x-api-key`, `x-api-timestamp`, `x-api-signature`) or its login (`authorization: Bearer` and the
 * base64url of a signed Login as JSON).
 * @throws EdgeError `LOGIN_REQUIRED`, and what keys and logins are refused with
 */
export async function authenticate(context: Context<AppEnv>): Promise<Reader> {
  const keyId = context.req.header('x-api-key');
  return keyId === undefined ? byLogin(context) : byKey(context, keyId);
}

async function byKey(context: Context<AppEnv>, keyId: string): Promise<Reader> {
  const account = addressShape.safeParse(keyId.split('.')[0]).data;
  if (!account) throw new EdgeError('API_KEY_UNKNOWN', 'There is no such API key.');
  const { pathname, search } = new URL(context.req.url);
  const key = unwrap(
    await accountOf(context.env, account).verifyKey({
      keyId,
      timestampMs: Number(context.req.header('x-api-timestamp')),
      signature: context.req.header('x-api-signature') ?? '',
      method: context.req.method,
      path: `${pathname}${search}`,
      body: await context.req.text(),
      ip: clientIp(context),
    }),
  );
  return { account, cancels: key.cancels };
}

async function byLogin(context: Context<AppEnv>): Promise<Reader> {
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new EdgeError('LOGIN_REQUIRED', 'This is private: send a key or a login.');
  const login = readToken(token);
  if (!login) throw new EdgeError('LOGIN_REQUIRED', 'The login cannot be read.');
  const { account, expiry, nonce, signature } = login;
  const digest = digestOf(
    'Login',
    { account, expiry: BigInt(expiry), nonce: BigInt(nonce) },
    requireDeployment(context.env),
  );
  const signer = await recoverSigner(digest, signature);
  if (expiry * 1_000 <= Date.now()) throw new EdgeError('SESSION_EXPIRED', 'The login has expired.');
  unwrap(await exchangeOf(context.env).reader(account, signer, clientIp(context)));
  return { account, cancels: false };
}

function readToken(token: string): z.infer<typeof loginShape> | undefined {
  try {
    return loginShape.safeParse(JSON.parse(atob(token.replaceAll('-', '+').replaceAll('_', '/')))).data;
  } catch {
    return undefined;
  }
}
