import type { Sandbox } from '../../src/index.js';
import { TOKEN } from './shop.js';
import type { Envelope } from './shop.js';

/** A text parameter, or a file. */
export type Part = string | { data: Buffer | string; name: string; type?: string };

/** Calls a method as client libraries do that upload files. */
export async function upload(
	sandbox: Sandbox,
	method: string,
	parts: Record<string, Part>,
): Promise<Envelope> {
	const form = new FormData();
	for (const [name, part] of Object.entries(parts)) {
		if (typeof part === 'string') form.set(name, part);
		else {
			const bytes = Uint8Array.from(Buffer.from(part.data));
			form.set(name, new Blob([bytes], { type: part.type ?? '' }), part.name);
		}
	}
	const response = await fetch(`${sandbox.url}/bot${TOKEN}/${method}`, {
		method: 'POST',
		body: form,
	});
	return (await response.json()) as Envelope;
}
