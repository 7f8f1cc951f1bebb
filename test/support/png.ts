import { crc32 } from 'node:zlib';

/** Reads the chunks of a PNG as a viewer does: checks the signature and each sum. */
export function readChunks(png: Buffer): Array<{ type: string; data: Buffer }> {
	expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
	const chunks = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		const body = png.subarray(at + 4, at + 8 + length);
		expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
		chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
		at += length + 12;
	}
	return chunks;
}
