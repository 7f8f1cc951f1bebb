// Reads one resource over and over for some seconds. Prints, as JSON, requests a second and the median
// time of one. A process of its own, so that it takes no time from what it measures.
import { median } from '../lib/stats.mjs';
import { atOnce, createClient } from './client.mjs';

const CONNECTIONS = 32;
const WARM_UP_MS = 1_000;
const MEASURED_MS = 3_000;

const [url] = process.argv.slice(2);
const { call, close } = createClient(CONNECTIONS);

/** @param {number} ms @returns {Promise<number[]>} how long each request took */
async function readFor(ms) {
	/** @type {number[]} */
	const times = [];
	const end = performance.now() + ms;
	await atOnce(CONNECTIONS, async () => {
		for (let since = performance.now(); since < end; since = performance.now()) {
			await call(url);
			times.push(performance.now() - since);
		}
	});
	return times;
}

await readFor(WARM_UP_MS);
const since = performance.now();
const times = await readFor(MEASURED_MS);
const seconds = (performance.now() - since) / 1_000;
close();
process.stdout.write(JSON.stringify({ perSecond: times.length / seconds, p50: median(times) }));
