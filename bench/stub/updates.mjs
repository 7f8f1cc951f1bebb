/** @param {number} updateId @param {string} queryId @returns {string} a buyer has pressed Pay */
export function preCheckout(updateId, queryId) {
	return JSON.stringify({
		update_id: updateId,
		pre_checkout_query: {
			id: queryId,
			from: {
				id: 100_000 + updateId,
				is_bot: false,
				first_name: 'Ann',
				username: `buyer${updateId}`,
				language_code: 'en',
			},
			currency: 'USD',
			total_amount: 1250,
			invoice_payload: `order-${updateId}`,
		},
	});
}

/** @param {number} updateId @returns {string} a buyer has paid */
export function payment(updateId) {
	const from = { id: 100_000 + updateId, is_bot: false, first_name: 'Ann', language_code: 'en' };
	return JSON.stringify({
		update_id: updateId,
		message: {
			message_id: updateId,
			date: Math.floor(Date.now() / 1_000),
			from,
			chat: { id: from.id, type: 'private', first_name: from.first_name },
			successful_payment: {
				currency: 'USD',
				total_amount: 1250,
				invoice_payload: `order-${updateId}`,
				telegram_payment_charge_id: `charge-${updateId}`,
				provider_payment_charge_id: `provider-charge-${updateId}`,
			},
		},
	});
}
