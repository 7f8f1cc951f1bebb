import { badRequest } from '../../domain/errors.js';
import { createInvoice, linkInvoice } from '../../domain/invoices.js';
import type { Method } from '../call.js';
import { readInvoice } from '../invoice-params.js';
import { text } from '../params.js';

/** Bot API: createInvoiceLink. No business account is ever connected here. */
export const createInvoiceLink: Method = ({ world, bot, params }) => {
	if (text(params, 'business_connection_id') !== '') {
		throw badRequest('business connection not found');
	}
	const terms = { ...readInvoice(params), startParameter: '' };
	return linkInvoice(world, createInvoice(world, bot, terms, 'link'));
};
