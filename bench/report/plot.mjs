import { COLOURS, isOwn } from './colours.mjs';
import { withUnit } from './format.mjs';

const WIDTH = 760;
/** Of a character of 13 px in a common typeface; bold ones are wider. */
const CHARACTER_WIDTH = 7.3;
const BOLD_CHARACTER_WIDTH = 8;
const MARGIN = 16;
const GAP = 10;
const BAR_HEIGHT = 22;
const ROW_HEIGHT = 36;
const TOP = 52;
const BOTTOM = 34;

/** From this ratio of largest to smallest on, short bars would vanish on a linear scale. */
const LOG_FROM = 30;

/** A picture of its own background, for readers whose page is dark and for those whose page is light. */
const STYLE = `<style>
.ground{fill:#ffffff}.text{fill:#1f2933}.note{fill:#52606d}.whisker{stroke:#1f2933}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117}.text{fill:#e6edf3}.note{fill:#9ba7b4}.whisker{stroke:#e6edf3}}
</style>`;

/** @param {string} text */
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {number[]} values all to be shown
 * @param {number} width of the longest bar
 * @returns {{ isLog: boolean, place: (value: number) => number }} `place`: pixels from the left
 */
function createScale(values, width) {
	const largest = Math.max(...values);
	const smallest = Math.min(...values.filter((value) => value > 0));
	const isLog = largest / smallest >= LOG_FROM;
	if (!isLog) return { isLog, place: (value) => (value / largest) * width };
	const from = Math.floor(Math.log10(smallest)) - 0.3;
	const to = Math.log10(largest);
	const place = (/** @type {number} */ value) =>
		value <= 0 ? 0 : ((Math.log10(value) - from) / (to - from)) * width;
	return { isLog, place };
}

/** @param {number[]} widths */
const widestOf = (widths) => Math.ceil(Math.max(...widths));

/** @param {import('../lib/result.mjs').Figure['bars'][number]} bar */
const labelWidth = ({ title, rival }) =>
	title.length * (isOwn(rival) ? BOLD_CHARACTER_WIDTH : CHARACTER_WIDTH);

/**
 * Draws horizontal bars: median, with a whisker from the lowest to the highest round.
 * @param {import('../lib/result.mjs').Figure} figure
 * @returns {string} an SVG file
 */
export function renderPlot({ title, unit, bars }) {
	const values = bars.map(({ value }) => withUnit(value.median, unit));
	const labelEnd = MARGIN + widestOf(bars.map(labelWidth));
	const left = labelEnd + GAP;
	const right = GAP + widestOf(values.map((text) => text.length * CHARACTER_WIDTH)) + MARGIN;
	const { isLog, place } = createScale(
		bars.flatMap(({ value }) => [value.low, value.high]),
		WIDTH - left - right,
	);
	const height = TOP + bars.length * ROW_HEIGHT + BOTTOM;
	const x = (/** @type {number} */ value) => (left + place(value)).toFixed(1);
	const rows = bars.map(({ title: label, rival, value }, index) => {
		const top = TOP + index * ROW_HEIGHT;
		const middle = top + BAR_HEIGHT / 2;
		return `<text class="text" x="${labelEnd}" y="${middle + 4}" text-anchor="end"${isOwn(rival) ? ' font-weight="bold"' : ''}>${escape(label)}</text>
<rect x="${left}" y="${top}" width="${place(value.median).toFixed(1)}" height="${BAR_HEIGHT}" fill="${COLOURS[rival]}"/>
<path d="M${x(value.low)} ${middle}H${x(value.high)}M${x(value.low)} ${middle - 5}v10M${x(value.high)} ${middle - 5}v10" class="whisker" fill="none"/>
<text class="text" x="${(left + place(value.high) + GAP).toFixed(1)}" y="${middle + 4}">${escape(values[index])}</text>`;
	});
	const note = `Median of the rounds; whiskers: lowest and highest round${isLog ? '; logarithmic scale' : ''}.`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13">
${STYLE}
<rect class="ground" width="${WIDTH}" height="${height}"/>
<text class="text" x="16" y="28" font-size="16" font-weight="bold">${escape(title)}</text>
${rows.join('\n')}
<text x="16" y="${height - 12}" font-size="11" class="note">${note}</text>
</svg>
`;
}
