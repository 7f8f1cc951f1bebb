import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The line between n8n and Telegram, which can be cut. */
export interface Line {
	url: string;
	cut: () => void;
	mend: () => void;
	close: () => Promise<void>;
}

/** @param target address of the sandbox */
export async function openLine(target: string): Promise<Line> {
	const { hostname, port } = new URL(target);
	const sockets = new Set<Socket>();
	let isCut = false;
	const server = createServer((near) => {
		if (isCut) return void near.destroy();
		const far = connect(Number(port), hostname);
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', () => undefined);
			socket.on('close', () => {
				sockets.delete(socket);
				near.destroy();
				far.destroy();
			});
		}
		near.pipe(far);
		far.pipe(near);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const cut = () => {
		isCut = true;
		for (const socket of sockets) socket.destroy();
	};
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		cut,
		mend: () => (isCut = false),
		close: async () => {
			cut();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
