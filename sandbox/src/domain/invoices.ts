import { STARS } from '../data/currencies.js';
import { cleanText } from '../text/clean.js';
import { formatAmount } from '../text/money.js';
import { checkArithmetic, checkWithTelegram, totalOf } from './invoice-rules.js';
import { URL_SAFE } from './ids.js';
import { resolveProvider } from './providers.js';
import type { Bot, Invoice, InvoiceTerms, StoredMessage } from './state.js';
import type { World } from './world.js';

const KEPT_LINKS = 50_000;

/** Checks the terms to the end and makes the invoice. */
export function createInvoice(
	world: World,
	bot: Bot,
	terms: InvoiceTerms,
	kind: Invoice['kind'],
): Invoice {
	checkArithmetic(terms);
	return acceptInvoice(world, bot, terms, kind);
}

/** Makes an invoice of terms the library has let pass (`checkArithmetic`). */
export function acceptInvoice(
	world: World,
	bot: Bot,
	given: InvoiceTerms,
	kind: Invoice['kind'],
): Invoice {
	const terms = cleanTerms(given);
	checkWithTelegram(world, terms, kind === 'link');
	const provider = terms.currency === STARS ? undefined : resolveProvider(terms.providerToken);
	return {
		id: `inv-${world.state.nextInvoice++}`,
		botId: bot.id,
		terms: terms.currency === STARS ? { ...terms, ...IGNORED_WITH_STARS } : terms,
		total: totalOf(terms.prices),
		providerId: provider?.id,
		providerName: provider?.name,
		kind,
		paidBy: new Set(),
	};
}

/** What Stars have no use for; it matters only where it is not refused. */
const IGNORED_WITH_STARS = {
	providerToken: '',
	needName: false,
	needPhone: false,
	needEmail: false,
	needShipping: false,
	sendPhone: false,
	sendEmail: false,
	isFlexible: false,
} as const;

/** The texts as the library sends them on; the payload stays byte for byte. */
const cleanTerms = (terms: InvoiceTerms): InvoiceTerms => ({
	...terms,
	title: cleanText(terms.title),
	description: cleanText(terms.description),
	providerToken: cleanText(terms.providerToken),
	currency: cleanText(terms.currency),
	prices: terms.prices.map(({ label, amount }) => ({ label: cleanText(label), amount })),
	providerData: cleanText(terms.providerData),
	photoUrl: isUrl(terms.photoUrl) ? cleanText(terms.photoUrl) : '',
	startParameter: cleanText(terms.startParameter),
});

/** Gives an invoice a link; the oldest links are forgotten beyond a bound. */
export function linkInvoice(world: World, invoice: Invoice): string {
	const slug = world.ids.text(22, URL_SAFE);
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
