import { badRequest } from '../../domain/errors.js';
import { createInvoice, linkInvoice } from '../../domain/invoices.js';
import type { Method } from '../call.js';
import { readInvoice } from '../invoice-params.js';
import { hasInvoiceMedia } from '../paid-media.js';
import { refuseBusiness } from '../send.js';

/** Bot API: createInvoiceLink. */
export const createInvoiceLink: Method = ({ world, bot, params }) => {
	const terms = { ...readInvoice(params), startParameter: '' };
	const hasMedia = hasInvoiceMedia(params);
	refuseBusiness(params);
	if (hasMedia) throw badRequest("Extended media can't be added to the invoice");
	return linkInvoice(world, createInvoice(world, bot, terms, 'link'));
};
