import { formatAmount } from '../text/money.js';
import { checkArithmetic, checkWithTelegram, totalOf } from './invoice-rules.js';
import { resolveProvider } from './providers.js';
import type { Bot, Invoice, InvoiceTerms, StoredMessage } from './state.js';
import type { World } from './world.js';

const KEPT_LINKS = 50_000;
const SLUG = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** Checks the terms to the end and makes the invoice. */
export function createInvoice(
	world: World,
	bot: Bot,
	terms: InvoiceTerms,
	kind: Invoice['kind'],
): Invoice {
	checkArithmetic(terms);
	checkWithTelegram(world, terms, kind === 'link');
	const provider = resolveProvider(terms.providerToken);
	return {
		id: `inv-${world.state.nextInvoice++}`,
		botId: bot.id,
		terms: { ...terms, photoUrl: isUrl(terms.photoUrl) ? terms.photoUrl : '' },
		total: totalOf(terms.prices),
		providerId: provider?.id,
		providerName: provider?.name,
		kind,
		paidBy: new Set(),
	};
}

/** Gives an invoice a link; the oldest links are forgotten beyond a bound. */
export function linkInvoice(world: World, invoice: Invoice): string {
	const slug = world.ids.text(22, SLUG);
	const { invoiceLinks } = world.state;
	invoiceLinks.set(slug, invoice);
	if (invoiceLinks.size > KEPT_LINKS) {
		for (const oldest of invoiceLinks.keys()) {
			invoiceLinks.delete(oldest);
			break;
		}
	}
	return `https://t.me/$${slug}`;
}

/** Finds an invoice by any of the forms its link may have. */
export function invoiceByLink(world: World, link: string): Invoice | undefined {
	const slug = /(?:t\.me\/\$|t\.me\/invoice\/|invoice\?slug=)([\w-]+)$/.exec(link)?.[1];
	return slug === undefined ? undefined : world.state.invoiceLinks.get(slug);
}

/** The `invoice` field of a message. */
export const invoiceField = (invoice: Invoice): Record<string, unknown> => ({
	title: invoice.terms.title,
	description: invoice.terms.description,
	start_parameter: invoice.terms.startParameter,
	currency: invoice.terms.currency,
	total_amount: invoice.total,
});

/** Text of the Pay button Telegram adds by itself. */
export const payButtonText = (invoice: Invoice): string =>
	`Pay ${formatAmount(invoice.total, invoice.terms.currency)}`;

/** Whether this message still offers to pay: a single-chat invoice is paid once in its own chat. */
export function canBePaid(message: StoredMessage | undefined): boolean {
	if (!message) return true;
	if (message.receipt) return false;
	return message.message.reply_markup?.inline_keyboard[0]?.[0]?.pay === true;
}

function isUrl(text: string): boolean {
	return URL.canParse(text) || URL.canParse(`http://${text}`);
}
