const WIDTH = 760;
const HEIGHT = 300;
const LEFT = 60;
const RIGHT = 16;
const TOP = 48;
const BOTTOM = 44;
const MIB = 1024 ** 2;
const STEP_MIB = 100;

/** @typedef {import('./samples.mjs').Sample} Sample */

/** @type {ReadonlyArray<{ title: string, color: string, read: (sample: Sample) => number }>} */
const LINES = [
	{ title: 'resident memory', color: '#9aa5b1', read: ({ rss }) => rss / MIB },
	{
		title: 'heap after garbage collection',
		color: '#0a7cbd',
		read: ({ heapUsed }) => heapUsed / MIB,
	},
];

/**
 * Memory over time; each process of n8n is a line of its own.
 * @param {Sample[]} samples in the order of time
 * @param {{ from: number, to: number }} judged the part that counts
 * @returns {string} an SVG file
 */
export function renderMemory(samples, judged) {
	const [start, end] = [samples[0].at, samples[samples.length - 1].at];
	const largest = Math.max(...samples.flatMap((sample) => LINES.map(({ read }) => read(sample))));
	const top = Math.ceil(largest / STEP_MIB) * STEP_MIB;
	const x = (/** @type {number} */ at) =>
		(LEFT + ((at - start) / (end - start)) * (WIDTH - LEFT - RIGHT)).toFixed(1);
	const y = (/** @type {number} */ value) =>
		(HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
	const processes = [...new Set(samples.map(({ pid }) => pid))].map((pid) =>
		samples.filter((sample) => sample.pid === pid),
	);
	const grid = Array.from({ length: top / STEP_MIB + 1 }, (_, index) => index * STEP_MIB).map(
		(value) =>
			`<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#e4e7eb"/><text x="${LEFT - 8}" y="${Number(y(value)) + 4}" text-anchor="end" font-size="11">${value} MiB</text>`,
	);
	const lines = LINES.flatMap(({ color, read }) =>
		processes.map((ofOne) => {
			const points = ofOne.map((sample) => `${x(sample.at)},${y(read(sample))}`).join(' ');
			return `<polyline points="${points}" fill="none" stroke="${color}" stroke-width="2"/>`;
		}),
	);
	const names = LINES.map(
		({ title, color }, index) =>
			`<text x="${LEFT + index * 160}" y="${HEIGHT - 12}" font-size="12" fill="${color}" font-weight="bold">${title}</text>`,
	);
	const minutes = Math.round((end - start) / 60_000);
	const title = `Memory of n8n over ${minutes} minutes`;
	const judgedWidth = Number(x(judged.to)) - Number(x(judged.from));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="13" fill="#1f2933">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<rect x="${x(judged.from)}" y="${TOP}" width="${judgedWidth.toFixed(1)}" height="${HEIGHT - TOP - BOTTOM}" fill="#f0f4f8"/>
<text x="16" y="28" font-size="16" font-weight="bold">${title}</text>
${[...grid, ...lines, ...names].join('\n')}
<text x="${WIDTH - RIGHT}" y="28" text-anchor="end" font-size="11" fill="#52606d">Shaded: the part that is judged. A gap: n8n was restarted.</text>
</svg>
`;
}
