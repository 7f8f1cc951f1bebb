import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './eventually';
import { uuidFrom } from './paymentBot';

/** What a run says when it passes: n8n's list shows rows, this shows what really went on. */
export interface Passage {
	workflow: string;
	execution: string;
	event: string;
	order: string;
	customer: number;
}

export interface Gate {
	passages: Passage[];
	/** A node that each run of a workflow has to pass. */
	node: object;
	/** From now on runs are held here, those that fit. */
	hold: (fits?: (passage: Passage) => boolean) => void;
	/** Lets all go on that are held, and those that come. */
	open: () => void;
	/** From now on runs fail here, those that fit. */
	refuse: (fits: (passage: Passage) => boolean) => void;
	passed: (workflow: string) => Passage[];
	/** Waits until so many runs of a workflow have come here. */
	until: (workflow: string, count: number, timeoutMs?: number) => Promise<Passage[]>;
	close: () => Promise<void>;
}

/** A service that runs call; the test decides when it answers, and whether. */
export async function openGate(): Promise<Gate> {
	const passages: Passage[] = [];
	let held: ServerResponse[] = [];
	let isHeld: (passage: Passage) => boolean = () => false;
	let isRefused: (passage: Passage) => boolean = () => false;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const passage = JSON.parse(Buffer.concat(chunks).toString()) as Passage;
			passages.push(passage);
			if (isHeld(passage)) held.push(response);
			else response.writeHead(isRefused(passage) ? 500 : 200).end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const passed = (name: string) => passages.filter(({ workflow }) => workflow === name);
	return {
		passages,
		node: {
			id: uuidFrom('gate'),
			name: 'Gate',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [260, 0],
			parameters: {
				method: 'POST',
				url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody:
					'={{ JSON.stringify({ workflow: $workflow.name, execution: $execution.id, event: $json.event, order: $json.order_id ?? "", customer: $json.user_id }) }}',
				options: { timeout: 600_000 },
			},
		},
		hold: (fits = () => true) => (isHeld = fits),
		open: () => {
			isHeld = isRefused = () => false;
			for (const response of held) response.writeHead(200).end('{}');
			held = [];
		},
		refuse: (fits) => (isRefused = fits),
		passed,
		until: async (name, count, timeoutMs) =>
			await eventually(
				`${count} runs of ${name}`,
				() => (passed(name).length >= count ? passed(name) : undefined),
				timeoutMs,
			),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
