import { badRequest } from '../../domain/errors.js';
import { createInvoice, linkInvoice } from '../../domain/invoices.js';
import { INVOICE, termsOf } from '../invoice-params.js';
import { method } from '../method.js';
import { invoiceMedia } from '../paid-media.js';
import * as read from '../readers.js';

/** Bot API: createInvoiceLink. */
export const createInvoiceLink = method(
	{ ...INVOICE, paid_media: invoiceMedia, business_connection_id: read.noBusiness },
	({ paid_media: hasMedia, ...given }, { world, bot }) => {
		if (hasMedia) throw badRequest("Extended media can't be added to the invoice");
		const terms = { ...termsOf(given), startParameter: '' };
		return linkInvoice(world, createInvoice(world, bot, terms, 'link'));
	},
);
