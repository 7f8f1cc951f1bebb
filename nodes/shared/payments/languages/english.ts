import type { BuyerTexts } from './texts';

export const english: BuyerTexts = {
	expired: 'This invoice has expired. Please ask for a new one.',
	otherPayer: 'This invoice is for someone else. Please ask for your own.',
	currency: 'We do not accept payments in {currency}. Please ask for a new invoice.',
	minimumTotal: 'The minimum order is {minimum}.',
	maximumTotal: 'The maximum order is {maximum}. Please split your order.',
	orderId: 'We cannot find this order. Please start again from the shop.',
	buyerNotAllowed: 'This offer is not available for your account.',
	buyerBlocked: 'We cannot accept this payment. Please contact the shop.',
	country: 'Sorry, we do not deliver to {country}.',
	alreadyPaid: 'This order has already been paid. Thank you!',
	beingPaid: 'This order is being paid right now. Please wait a moment before you try again.',
	notEvaluated: 'We cannot check this order right now. Please contact the shop.',
	tooLate:
		'The shop could not confirm your order in time. You have not been charged. Please try again.',
	noDelivery: 'Sorry, we do not deliver to this address.',
};
