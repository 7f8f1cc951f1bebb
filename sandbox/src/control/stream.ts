import type { ServerResponse } from 'node:http';
import type { Change, Events } from '../domain/events.js';
import type { ChangeType } from '../schema/running.js';
import { EMULATED_BY } from '../server/header.js';

const HEARTBEAT_MS = 20_000;
/** What happens within this time goes out in one piece. */
const TOGETHER_MS = 15;
const MAX_BACKLOG_BYTES = 16 * 1024 * 1024;

const HEADERS = {
	'Content-Type': 'text/event-stream',
	'Cache-Control': 'no-cache',
	Connection: 'keep-alive',
	'X-Emulated-By': EMULATED_BY,
};

/** Sends changes to all who listen, as server-sent events; each is written out once for all. */
export class ChangeStream {
	private readonly listeners = new Map<ServerResponse, string[]>();
	/** The change that was written out last: every listener that wants it gets it in turn. */
	private last: { change: Change; text: string } | undefined;
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly events: Events) {}

	/** Sends the changes of these types, or all, until the listener leaves. */
	add(out: ServerResponse, types: ReadonlySet<ChangeType> | undefined): void {
		out.writeHead(200, HEADERS);
		out.write(': connected\n\n');
		const waiting: string[] = [];
		this.listeners.set(out, waiting);
		const stop = this.events.listen((change) => {
			waiting.push(this.textOf(change));
			this.timer ??= setTimeout(() => this.flush(), TOGETHER_MS);
		}, types);
		const heartbeat = setInterval(() => out.write(': still here\n\n'), HEARTBEAT_MS);
		heartbeat.unref();
		out.on('close', () => {
			stop();
			clearInterval(heartbeat);
			this.listeners.delete(out);
		});
	}

	private textOf(change: Change): string {
		if (this.last?.change !== change) {
			this.last = { change, text: `event: change\ndata: ${JSON.stringify(change)}\n\n` };
		}
		return this.last.text;
	}

	private flush(): void {
		this.timer = undefined;
		this.last = undefined;
		for (const [out, waiting] of this.listeners) {
			// A listener that does not read would pile everything up here.
			if (out.writableLength > MAX_BACKLOG_BYTES) out.destroy();
			else if (waiting.length > 0) out.write(waiting.splice(0).join(''));
		}
	}
}
