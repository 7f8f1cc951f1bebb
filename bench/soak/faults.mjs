/** Chances are per call or delivery. */
const some = 0.15;
const few = 0.05;

/**
 * What goes wrong, one after another, again and again.
 * @type {ReadonlyArray<{ title: string, faults: object[] }>}
 */
export const troubles = [
	{ title: 'none', faults: [] },
	{
		title: 'deliveries whose answer is lost, or that come twice',
		faults: [
			{ scope: 'delivery', kind: 'drop', probability: some },
			{ scope: 'delivery', kind: 'duplicate', probability: some },
		],
	},
	{
		title: 'deliveries that are late, cut off or answered 502',
		faults: [
			{ scope: 'delivery', kind: 'delay', delay_ms: 500, probability: some },
			{ scope: 'delivery', kind: 'cut', probability: few },
			{ scope: 'delivery', kind: 'refuse', error_code: 502, probability: few },
		],
	},
	{
		title: 'calls answered 429 or 500',
		faults: [
			{ scope: 'method', kind: '429', retry_after: 1, probability: some },
			{
				scope: 'method',
				kind: 'refuse',
				error_code: 500,
				description: 'Internal Server Error',
				probability: few,
			},
		],
	},
	{
		title: 'calls that are cut off, or whose answer is lost',
		faults: [
			{ scope: 'method', kind: 'cut', probability: few },
			{ scope: 'method', kind: 'drop', probability: few },
		],
	},
	{
		title: 'slow calls, and answers to checkouts that come too late',
		faults: [
			{
				scope: 'method',
				method: 'answerPreCheckoutQuery',
				kind: 'delay',
				delay_ms: 11_000,
				probability: few,
			},
			{ scope: 'method', kind: 'delay', delay_ms: 1_000, probability: some },
		],
	},
];
