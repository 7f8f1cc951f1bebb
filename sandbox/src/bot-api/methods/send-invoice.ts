import { createInvoice, invoiceField, payButtonText } from '../../domain/invoices.js';
import { postFromBot } from '../../domain/messages.js';
import type { TgMarkup } from '../../domain/telegram.js';
import type { Method } from '../call.js';
import { readInvoice } from '../invoice-params.js';
import { checkButtons, readMarkup } from '../markup.js';
import { hasInvoiceMedia } from '../paid-media.js';
import { flag } from '../params.js';
import { findReply, readReply, targetChat } from '../send.js';

/** Bot API: sendInvoice. */
export const sendInvoice: Method = (call) => {
	const { world, bot, params } = call;
	const terms = readInvoice(params);
	// Checked, and then left out: invoices show no media of their own here.
	hasInvoiceMedia(params);
	const reply = readReply(call);
	const asked = readMarkup(params);
	const chat = targetChat(call);
	const replyTo = findReply(chat, reply);
	const { assumptions } = world.settings;
	const invoice = createInvoice(world, bot, terms, 'message');
	checkButtons(asked, 'invoice', assumptions.keyboardWithoutPayButton);
	const automatic: TgMarkup = {
		inline_keyboard: [[{ text: payButtonText(invoice), pay: true }]],
	};
	const content = {
		fields: { invoice: invoiceField(invoice) },
		markup: asked ?? automatic,
		replyTo,
		protect: flag(params, 'protect_content'),
	};
	const { message } = postFromBot(world, bot, chat, content, { invoice });
	if (asked || assumptions.automaticPayButton) return message;
	const shown = { ...message };
	delete shown.reply_markup;
	return shown;
};
