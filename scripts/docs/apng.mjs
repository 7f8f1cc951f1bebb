import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param {Buffer} png @returns {Array<{ type: string, data: Buffer }>} */
function readChunks(png) {
	const chunks = [];
	for (let at = SIGNATURE.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
		at += length + 12;
	}
	return chunks;
}

/** @param {string} type @param {Buffer} data */
function writeChunk(type, data) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const head = Buffer.alloc(4);
	head.writeUInt32BE(data.length);
	const tail = Buffer.alloc(4);
	tail.writeUInt32BE(crc32(body));
	return Buffer.concat([head, body, tail]);
}

/** @param {number[]} values each of four bytes */
const words = (...values) => {
	const data = Buffer.alloc(values.length * 4);
	values.forEach((value, index) => data.writeUInt32BE(value, index * 4));
	return data;
};

/**
 * Puts pictures one after another into an animated PNG, which plays for ever (APNG 1.0 of the PNG
 * specification, third edition). Nothing is encoded anew.
 * @param {Array<{ png: Buffer, ms: number }>} frames all of one size and kind
 */
export function toAnimation(frames) {
	const pictures = frames.map(({ png, ms }) => ({ chunks: readChunks(png), ms }));
	const header = pictures[0].chunks[0].data;
	const size = header.subarray(0, 8);
	let sequence = 0;
	const parts = pictures.flatMap(({ chunks, ms }, index) => {
		if (!chunks[0].data.equals(header))
			throw new Error(`Frame ${index} is of another size or kind.`);
		const delay = Buffer.alloc(6);
		delay.writeUInt16BE(ms, 0);
		delay.writeUInt16BE(1_000, 2);
		const control = Buffer.concat([words(sequence++), size, words(0, 0), delay]);
		const images = chunks
			.filter(({ type }) => type === 'IDAT')
			.map(({ data }) =>
				index === 0
					? writeChunk('IDAT', data)
					: writeChunk('fdAT', Buffer.concat([words(sequence++), data])),
			);
		return [writeChunk('fcTL', control), ...images];
	});
	return Buffer.concat([
		SIGNATURE,
		writeChunk('IHDR', header),
		writeChunk('acTL', words(pictures.length, 0)),
		...parts,
		writeChunk('IEND', Buffer.alloc(0)),
	]);
}
