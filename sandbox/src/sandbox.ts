import type { AddressInfo } from 'node:net';
import type { Envelope } from './bot-api/answer.js';
import { controls } from './control/api/index.js';
import type { Control } from './control/api/index.js';
import { settle } from './options.js';
import type { SandboxOptions } from './options.js';
import { Runtime } from './runtime.js';
import { buildApp } from './server/app.js';
import { loadState, keepState } from './storage.js';

/** A running sandbox. */
export interface Sandbox extends Control {
	/** Address without a trailing slash, e.g. `http://127.0.0.1:8081`: the Bot API's base URL. */
	readonly url: string;
	readonly port: number;
	readonly clock: SandboxClock;
	close(): Promise<void>;
	/** Runs a Bot API call without a socket. */
	call(
		token: string,
		method: string,
		params?: Readonly<Record<string, unknown>>,
	): Promise<{ status: number; body: Envelope }>;
}

/** The sandbox's clock, in milliseconds. */
export interface SandboxClock {
	now(): number;
	/** Moves forward; everything due on the way has happened when it resolves. */
	advance(ms: number): Promise<void>;
	freeze(): void;
	unfreeze(): void;
}

/** Starts a sandbox; port 0 (the default) picks a free one. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const runtime = new Runtime(settle(options), loadState(options.dataFile));
	const host = options.host ?? '127.0.0.1';
	const control = controls(runtime);
	const app = buildApp(runtime, control, host);
	try {
		await app.listen({ port: options.port ?? 0, host });
	} catch (error) {
		runtime.stop();
		throw error;
	}
	const stopKeeping = keepState(options.dataFile, runtime);
	const { port } = app.server.address() as AddressInfo;
	const shownHost = host.includes(':') ? `[${host}]` : host;
	return {
		url: `http://${shownHost}:${port}`,
		port,
		close: async () => {
			try {
				stopKeeping();
				runtime.stop();
			} finally {
				await app.close();
			}
		},
		clock: {
			now: () => runtime.world.clock.now(),
			advance: (ms) => runtime.world.clock.advance(ms),
			freeze: () => runtime.world.clock.freeze(),
			unfreeze: () => runtime.world.clock.unfreeze(),
		},
		call: (token, method, params) => runtime.call(token, method, params),
		...control,
	};
}
