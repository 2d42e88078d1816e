import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

const domains = [
  'tiktok.com',
  'us.tiktok.com',
  'tiktokcdn.com',
  'tiktokcdn-us.com',
  'tiktokcdn-eu.com',
  'tiktokv.com',
  'tiktokv.us',
  'ttwstatic.com',
  'neutral.ttwstatic.com',
  'replica.test',
];

/** A certificate for every TikTok host, made now and known to nobody else. `spki`: for Chromium's own allow-list. */
export interface Certificate {
  key: string;
  cert: string;
  spki: string;
}

export async function makeCertificate(): Promise<Certificate> {
  const names = domains.flatMap((domain) => [domain, `*.${domain}`]);
  const pems = await generate([{ name: 'commonName', value: 'replica.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  const der = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: pems.private, cert: pems.cert, spki: createHash('sha256').update(der).digest('base64') };
}
