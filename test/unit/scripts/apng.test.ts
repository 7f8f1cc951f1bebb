import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { readChunks } from '../../support/png';
import { runModule } from '../../support/runModule';

const SIGNATURE = '89504e470d0a1a0a';

const chunk = (type: string, data: Buffer): Buffer => {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const out = Buffer.alloc(8 + body.length);
	out.writeUInt32BE(data.length, 0);
	body.copy(out, 4);
	out.writeUInt32BE(crc32(body), 4 + body.length);
	return out;
};

/** A grey picture of one row; its pixels are all the same. */
function picture(width: number, grey: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(1, 4);
	header[8] = 8;
	const row = Buffer.from([0, ...Array.from({ length: width }, () => grey)]);
	return Buffer.concat([
		Buffer.from(SIGNATURE, 'hex'),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(row)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function animate(frames: Array<{ png: Buffer; ms: number }>): Buffer {
	const given = frames.map(({ png, ms }) => ({ png: png.toString('base64'), ms }));
	const made = runModule(`import { toAnimation } from './scripts/docs/apng.mjs';
		const frames = ${JSON.stringify(given)}.map(({ png, ms }) => ({ png: Buffer.from(png, 'base64'), ms }));
		answer(toAnimation(frames).toString('base64'));`) as string;
	return Buffer.from(made, 'base64');
}

describe('an animation of pictures', () => {
	it('given three pictures, when they are put together, then each is there whole, in order, for its time', () => {
		const made = animate([
			{ png: picture(2, 10), ms: 100 },
			{ png: picture(2, 20), ms: 2_000 },
			{ png: picture(2, 30), ms: 300 },
		]);

		const chunks = readChunks(made);
		expect(chunks.map(({ type }) => type)).toEqual([
			...['IHDR', 'acTL', 'fcTL', 'IDAT'],
			...['fcTL', 'fdAT', 'fcTL', 'fdAT', 'IEND'],
		]);
		expect(chunks[1]?.data.readUInt32BE(0)).toBe(3);
		const controls = chunks.filter(({ type }) => type === 'fcTL').map(({ data }) => data);
		expect(controls.map((data) => data.readUInt16BE(20))).toEqual([100, 2_000, 300]);
		const numbers = chunks
			.filter(({ type }) => type === 'fcTL' || type === 'fdAT')
			.map(({ data }) => data.readUInt32BE(0));
		expect(numbers).toEqual([0, 1, 2, 3, 4]);
		const pixels = chunks.flatMap(({ type, data }) => {
			if (type === 'IDAT') return [inflateSync(data)[1]];
			return type === 'fdAT' ? [inflateSync(data.subarray(4))[1]] : [];
		});
		expect(pixels).toEqual([10, 20, 30]);
	});

	it('given pictures of two sizes, when they are put together, then it is said', () => {
		expect(() =>
			animate([
				{ png: picture(2, 10), ms: 100 },
				{ png: picture(3, 20), ms: 100 },
			]),
		).toThrow('Frame 1 is of another size or kind.');
	});
});
