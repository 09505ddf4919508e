import type { CheckedThing } from 'singpass-client'

/** What a checked thing is called among people. */
export const thingNames: Readonly<Record<CheckedThing, string>> = {
  discovery: 'Metadata of Singpass',
  jwks: "Singpass's keys",
  callback: 'Callback',
  token: 'Answer of the token call',
  access_token: 'Access token',
  id_token: 'ID token',
  userinfo: 'Person (userinfo)',
  person: 'Person',
}

const tokens: Readonly<Record<string, string>> = {
  'jwe.parts': 'It is encrypted: five parts, and nothing that could be read on the way.',
  'jwe.alg': 'The key is wrapped in the way that Singpass documents, and in no other.',
  'jwe.enc': 'The content is encrypted in the way that Singpass documents.',
  'jwe.zip': 'Nothing is compressed: what unpacks itself could fill our memory.',
  'jwe.header': 'The header asks for nothing that we do not understand.',
  'jwe.kid': 'It is encrypted to a key of ours.',
  'jwe.key_alg': 'That key is meant for this kind of encryption.',
  'jwe.decrypt': 'It opens with our private key, unaltered.',
  'jws.parts': 'Inside is a signed token of three parts.',
  'jws.alg': 'It is signed by the documented algorithm: never "none", never a shared secret.',
  'jws.header': 'The header asks for nothing that we do not understand.',
  'jws.kid': 'It names the key that signed it.',
  'jws.key': 'That key stands in the key set that Singpass publishes.',
  'jws.signature': 'The signature verifies: Singpass made it, and nobody has changed a letter.',
  'jws.payload': 'What was signed is an object that can be read.',
  iss: 'It comes from the issuer that we began with.',
  aud: 'It is made for us, and for nobody else.',
  azp: 'Nobody else is named as the one it was handed to.',
  exp: 'It has not expired.',
  iat: 'It was made just now: neither long ago nor in the future.',
  nbf: 'Its time has begun.',
  nonce: 'It belongs to this login: the nonce is the one we sent.',
  at_hash: 'It belongs to the access token beside it.',
  acr: 'It says how strongly the person logged in.',
  'acr.level': 'That is strong enough for us.',
  sub: 'It names one account, and the same as before.',
  sub_type: 'The account is a person.',
  act: 'Nobody acts in somebody else’s place.',
  person_info: 'There is a person in it.',
}

const ways: Readonly<Record<string, string>> = {
  'discovery.issuer': 'The document calls itself by the issuer that is set.',
  'discovery.pushed_authorization_request_endpoint': 'The address for pushed requests is the issuer’s own.',
  'discovery.authorization_endpoint': 'The address for the browser is the issuer’s own.',
  'discovery.token_endpoint': 'The address of the token call is the issuer’s own.',
  'discovery.userinfo_endpoint': 'The address of the person is the issuer’s own.',
  'discovery.jwks_uri': 'The address of the keys is the issuer’s own.',
  'jwks.keys': 'The key set can be read, and has keys that verify.',
  'attempt.connection': 'The login began at the connection that it comes back to.',
  'attempt.expiry': 'It has not taken longer than a login may.',
  'attempt.secrets': 'The secrets that we kept for it are there.',
  'callback.code': 'There is one code, of a sensible length.',
  'callback.state': 'There is one state.',
  'callback.iss': 'There is one issuer.',
  'callback.error': 'A code and an error never come together.',
  'callback.foreign': 'An error is about this very login.',
  callback: 'There is a code or an error: one of them, and once.',
  state: 'It is the browser that began: the state is the one we gave it.',
  token_type: 'The token is of the kind that we asked for.',
  access_token: 'There is an access token, of a sensible length.',
  id_token: 'There is an ID token.',
}

const v3: Readonly<Record<string, string>> = {
  'access_token.jws': 'The access token is signed by Myinfo: the signature verifies with its certificate.',
  'access_token.claims': 'What was signed can be read.',
  'access_token.exp': 'It has not expired.',
  'access_token.nbf': 'Its time has begun.',
  'access_token.iat': 'It was made just now, and not in the future.',
  'access_token.iss': 'Myinfo made it.',
  'access_token.aud': 'It is made for this service.',
  'access_token.sub': 'It names one person, whom the next call asks for.',
  'person.jwe': 'The person is encrypted to our certificate, and opens with its private key.',
  'person.jws': 'Inside it is signed by Myinfo.',
  'person.payload': 'What was signed is an object that can be read.',
  'person.uinfin': 'It is the person whom the access token names.',
}

/** What a check makes sure of, in one sentence. */
export const checkWords: Readonly<Record<string, string>> = { ...tokens, ...ways, ...v3 }
