/** Size of a picture in pixels. */
export interface ImageSize {
	readonly width: number;
	readonly height: number;
}

/** The size of a PNG, GIF, JPEG or WebP picture; undefined when it is none. */
export function imageSize(data: Buffer): ImageSize | undefined {
	if (data.length < 24) return undefined;
	const start = data.toString('latin1', 0, 16);
	if (start.startsWith('\u0089PNG')) {
		return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
	}
	if (start.startsWith('GIF8')) {
		return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
	}
	if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return webpSize(data);
	return data[0] === 0xff && data[1] === 0xd8 ? jpegSize(data) : undefined;
}

function webpSize(data: Buffer): ImageSize | undefined {
	const form = data.toString('latin1', 12, 16);
	if (data.length < 30) return undefined;
	if (form === 'VP8X') {
		return { width: 1 + data.readUIntLE(24, 3), height: 1 + data.readUIntLE(27, 3) };
	}
	if (form === 'VP8L') {
		const bits = data.readUInt32LE(21);
		return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
	}
	return { width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
}

function jpegSize(data: Buffer): ImageSize | undefined {
	let at = 2;
	while (at + 9 < data.length && data[at] === 0xff) {
		const marker = data[at + 1] ?? 0;
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
		at += 2 + data.readUInt16BE(at + 2);
	}
	return undefined;
}
