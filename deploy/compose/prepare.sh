#!/bin/sh
# Makes what compose.yaml reads from ./secrets: passwords, keys, and certificates of an authority of its own. What is there
# stays as it is. For trying on one machine: a real installation takes each from the bank's vault and authority.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets/receiver
# Containers read single files of it as another user; nobody else on this machine comes through the folder.
chmod 700 secrets
umask 022
cd secrets

# keep FILE COMMAND...: what the command prints, unless the file is there.
keep() {
  file=$1
  shift
  [ -s "$file" ] || "$@" >"$file"
}
data_key() { printf '%s:%s\n' "$(date +%F)" "$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')"; }
signing_secret() { printf 'whsec_%s' "$(openssl rand -base64 32)"; }

keep auth-secret openssl rand -base64 32
keep data-keys data_key
keep database-password openssl rand -hex 24
keep database-owner-password openssl rand -hex 24
keep receiver/secret signing_secret

tls='?sslmode=verify-full&sslrootcert=/run/secrets/ca'
echo "postgres://onboarding_app:$(cat database-password)@database:5432/onboarding$tls" >database-url
echo "postgres://onboarding_owner:$(cat database-owner-password)@database:5432/onboarding$tls" >database-migrate-url
echo "create role onboarding_app login password '$(cat database-password)';" >roles.sql

# An authority, and what it signs: the database, the receiver, and the proxy as localhost.
elliptic='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
[ -s ca.pem ] || openssl req -x509 $elliptic -keyout ca.key -out ca.pem -days 365 -subj '/CN=Onboarding, for trying'
certify() {
  [ ! -s "$1.pem" ] || return 0
  openssl req -new $elliptic -keyout "$1.key" -out "$1.csr" -subj "/CN=$2"
  printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth\n' "$2" >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 90 -extfile "$1.ext" -out "$1.pem"
  rm "$1.csr" "$1.ext"
  chmod 644 "$1.key"
}
certify database database
certify receiver/cert receiver
certify localhost localhost
mv receiver/cert.key receiver/key.pem 2>/dev/null || true
cat localhost.pem localhost.key >proxy.pem

printf '[{ "name": "core", "products": ["*"], "url": "https://receiver:4443/", "secrets": ["%s"],\n' "$(cat receiver/secret)" >receivers.json
echo '   "allow": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"], "ca": "/run/secrets/ca" }]' >>receivers.json

[ -s singpass-keys.json ] || (cd ../../.. && node bin/command.mjs keys create --file deploy/compose/secrets/singpass-keys.json)
chmod 644 singpass-keys.json
