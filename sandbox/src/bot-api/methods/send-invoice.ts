import { createInvoice, invoiceField, payButtonText } from '../../domain/invoices.js';
import type { TgMarkup } from '../../domain/telegram.js';
import { INVOICE, termsOf } from '../invoice-params.js';
import { checkButtons } from '../markup.js';
import { method } from '../method.js';
import { invoiceMedia } from '../paid-media.js';
import * as read from '../readers.js';
import { findReply } from '../send.js';
import { send, SENDING } from '../sending.js';

/** Bot API: sendInvoice. Media of its own are checked, and then not shown. */
export const sendInvoice = method(
	{ ...INVOICE, paid_media: invoiceMedia, ...SENDING, business_connection_id: read.noBusiness },
	(given, call) => {
		const { world, bot } = call;
		const { assumptions } = world.settings;
		const asked = given.reply_markup;
		findReply(given.chat_id, given.reply_parameters);
		const invoice = createInvoice(world, bot, termsOf(given), 'message');
		checkButtons(asked, 'invoice', assumptions.keyboardWithoutPayButton);
		const automatic: TgMarkup = {
			inline_keyboard: [[{ text: payButtonText(invoice), pay: true }]],
		};
		const sent = {
			...given,
			business_connection_id: undefined,
			reply_markup: asked ?? automatic,
		};
		const fields = { invoice: invoiceField(invoice) };
		const { message } = send(call, sent, fields, { invoice }, 'invoice');
		if (asked || assumptions.automaticPayButton) return message;
		const shown = { ...message };
		delete shown.reply_markup;
		return shown;
	},
);
