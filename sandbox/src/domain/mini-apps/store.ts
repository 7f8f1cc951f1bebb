import type { AppSession, PreparedMessage } from './types.js';

const KEPT = 2_000;

/** The Mini Apps that are open, or were lately, and the messages prepared for them. */
export class MiniApps {
	private readonly sessions = new Map<string, AppSession>();
	private readonly queries = new Map<string, AppSession>();
	private readonly prepared = new Map<string, PreparedMessage>();
	private count = 0;

	nextId(): string {
		this.count += 1;
		return `app-${this.count}`;
	}

	open(session: AppSession): AppSession {
		put(this.sessions, session.id, session);
		if (session.queryId !== undefined) put(this.queries, session.queryId, session);
		return session;
	}

	find(id: string): AppSession | undefined {
		return this.sessions.get(id);
	}

	byQuery(queryId: string): AppSession | undefined {
		return this.queries.get(queryId);
	}

	prepare(message: PreparedMessage): PreparedMessage {
		put(this.prepared, message.id, message);
		return message;
	}

	findPrepared(id: string): PreparedMessage | undefined {
		return this.prepared.get(id);
	}
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
	map.set(key, value);
	for (const oldest of map.keys()) {
		if (map.size <= KEPT) return;
		map.delete(oldest);
	}
}
