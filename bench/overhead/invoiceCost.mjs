// Prints, as JSON, the CPU time of building one invoice with the built node, in milliseconds.
import { createRequire } from 'node:module';
import { cpuTimePerCall } from './cpuTime.mjs';

const require = createRequire(import.meta.url);
const file = '../../dist/nodes/TelegramPayments/actions/invoice/buildInvoice.js';
const { buildInvoice } = require(file);

let order = 0;

function build() {
	const { parameters } = buildInvoice(
		{
			paymentMethod: 'provider',
			title: 'A jar of honey',
			description: '500 g of linden honey from this summer.',
			orderId: `order-${++order}`,
			currency: 'USD',
			unit: 'major',
			prices: {
				price: [
					{ label: 'Honey, 500 g', amount: '12.50' },
					{ label: 'Gift wrap', amount: 1.25 },
				],
			},
			additionalFields: {
				maxTipAmount: '10',
				suggestedTipAmounts: '1, 2, 5',
				needEmail: true,
				startParameter: 'honey',
			},
		},
		{ kind: 'message', now: Date.now() },
	);
	if (parameters.prices[1].amount !== 125) throw new Error('The invoice was built wrongly.');
}

process.stdout.write(JSON.stringify({ invoice: await cpuTimePerCall(build) }));
