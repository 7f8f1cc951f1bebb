import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Certificates of a test: an authority that only this test trusts, and one server key of it. */
export interface Certificates {
	/** File to name in `NODE_EXTRA_CA_CERTS`. */
	authorityFile: string;
	key: Buffer;
	cert: Buffer;
}

/** Makes certificates for the given hosts with openssl; the authority's key stays in the folder. */
export function makeCertificates(folder: string, hosts: readonly string[]): Certificates {
	const file = (name: string) => path.join(folder, name);
	const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
	const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const authority = ['-keyout', file('ca.key'), '-out', file('ca.pem'), '-subj', '/CN=Test CA'];
	openssl('req', '-x509', '-days', '2', ...newKey, ...authority);
	const request = ['-keyout', file('tls.key'), '-out', file('tls.csr'), '-subj', '/CN=stand-in'];
	openssl('req', ...newKey, ...request);
	writeFileSync(
		file('tls.ext'),
		`subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`,
	);
	const signer = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial'];
	const output = ['-out', file('tls.pem'), '-extfile', file('tls.ext')];
	openssl('x509', '-req', '-days', '2', '-in', file('tls.csr'), ...signer, ...output);
	return {
		authorityFile: file('ca.pem'),
		key: readFileSync(file('tls.key')),
		cert: readFileSync(file('tls.pem')),
	};
}
