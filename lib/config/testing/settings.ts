import { exportPKCS8 } from 'jose'
import { createKeys } from 'singpass-client/keys'
import { createV3Keys } from 'singpass-simulator'

/** Settings that every deployment needs. The values look random and open nothing. */
export const settings = {
  AUTH_SECRET: 'q7Wc0mYf2Kx9Lr4Zt8Vb3Nn6Ds1Hg5Jp-Ea_Uo.Ti+Xy',
  DATA_KEYS: `k1:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64url')}`,
}

/** One FAPI app, whose place the caller chooses. */
export const fapiSettings = {
  SINGPASS_CLIENT_ID: 'AbCdEfGhIjKlMnOpQrStUvWxYz012345',
  SINGPASS_KEYS: JSON.stringify(await createKeys(Date.now())),
}

const [own, theirs] = await Promise.all([createV3Keys(Date.now()), createV3Keys(Date.now())])

/** One v3 app, whose place the caller chooses. */
export const v3Settings = {
  MYINFO_V3_CLIENT_ID: 'STG-ACME',
  MYINFO_V3_CLIENT_SECRET: 'example-secret-not-real',
  MYINFO_V3_PRIVATE_KEY: await exportPKCS8(own.privateKey),
  MYINFO_V3_CERTIFICATES: theirs.certificate,
}

/** A whole production deployment that nothing is wrong with. */
export const production = {
  ...settings,
  ...fapiSettings,
  NODE_ENV: 'production',
  APP_URL: 'https://onboard.acme.example',
  DATABASE_URL: 'postgres://app:not-real@db.acme.example:5432/onboarding?sslmode=verify-full',
  SINGPASS_ENV: 'production',
}
