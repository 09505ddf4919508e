/** Making, reading, rotating and publishing the registered keys of a Singpass app. */
export { type HeldKeys, importKeys, type KeyRing } from './fapi/keys/key-ring.ts'
export {
  createKeys,
  dueSteps,
  isRotationStep,
  overlapMilliseconds,
  RotationRefused,
  type RotationStep,
  rotateKeys,
  rotationSteps,
} from './fapi/keys/key-rotation.ts'
export { type PublicKey, parsePrivateKeys, publicJwks } from './fapi/keys/keys.ts'
export {
  KeyFileError,
  type KeyState,
  type KeyUse,
  keyAgreements,
  type PrivateKey,
  type PrivateKeys,
} from './fapi/keys/private-key.ts'
export type { Decrypter, EphemeralKey, KeyAgreement } from './jose/ecdh-es.ts'
export { decrypterFromCryptoKey, signerFromCryptoKey } from './jose/local-key.ts'
export type { SignatureAlgorithm, Signer } from './jose/sign.ts'
