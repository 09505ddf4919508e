/** Making, reading, rotating and publishing the registered keys of a Singpass app. */
export { importKeys } from './fapi/key-ring.ts'
export {
  createKeys,
  dueSteps,
  isRotationStep,
  overlapMilliseconds,
  RotationRefused,
  type RotationStep,
  rotateKeys,
  rotationSteps,
} from './fapi/key-rotation.ts'
export { type PublicKey, parsePrivateKeys, publicJwks } from './fapi/keys.ts'
export {
  KeyFileError,
  type KeyState,
  type KeyUse,
  keyAgreements,
  type PrivateKey,
  type PrivateKeys,
} from './fapi/private-key.ts'
