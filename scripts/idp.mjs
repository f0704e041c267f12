// A sample identity provider for trying SAML sign-in: npm's saml-idp with a key of its own, kept in DATA_DIR/idp.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import selfsigned from 'selfsigned';
import { giveUp, node, root, run } from './process.mjs';

const home = join(resolve(process.env.DATA_DIR ?? './data'), 'idp');
// the portal's default too; not saml-idp's own 7000, which macOS keeps for AirPlay
const port = process.env.IDP_PORT ?? '7080';
const portal = process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
const [key, certificate, people] = ['key.pem', 'certificate.pem', 'people.cjs'].map((name) => join(home, name));

await new Promise((done) => {
  const probe = createServer();
  probe.once('error', ({ code }) => {
    giveUp(
      `ポート ${port} を使えません (${code})。IDP_PORT=別の番号 を、npm run idp と npm start の両方に指定してください。`,
      `Port ${port} cannot be used (${code}). Set IDP_PORT to another one, for npm run idp and for npm start.`,
    );
  });
  probe.listen(Number(port), '127.0.0.1', () => probe.close(done));
});
mkdirSync(home, { recursive: true });
if (!existsSync(key) || !existsSync(certificate)) {
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'Shinsa sample identity provider' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 3650 * 86_400_000),
  });
  writeFileSync(key, pems.private, { mode: 0o600 });
  writeFileSync(certificate, pems.cert);
}
writeFileSync(
  people,
  `module.exports = ${JSON.stringify({
    user: {
      userName: 'saml-executive',
      nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      displayName: '決裁 五郎 (SAML)',
      email: 'saml-executive@example.jp',
      roles: 'executive',
    },
    metadata: ['displayName', 'email', 'roles'].map((id) => ({
      id,
      optional: false,
      displayName: id,
      description: id,
      multiValue: false,
    })),
  })};\n`,
);
console.log(`サンプルの IdP: http://127.0.0.1:${port} (審査: ${portal})`);
const args = [
  join(root, 'node_modules/saml-idp/bin/run.js'),
  ...['--host', '127.0.0.1', '--port', port, '--key', key, '--cert', certificate, '--configFile', people],
  ...[
    '--issuer',
    'urn:shinsa:sample-idp',
    '--acsUrl',
    `${portal}/api/saml/acs`,
    '--audience',
    `${portal}/api/saml/metadata`,
  ],
];
// saml-idp prefers PORT and HOST to its own options, and those are the portal's
process.exitCode = await run(node, args, { env: { ...process.env, PORT: port, HOST: '127.0.0.1' } });
