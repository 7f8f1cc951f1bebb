import type { Checkout } from '../../domain/checkout/types.js';
import type { Runtime } from '../../runtime.js';
import type {
	CheckoutView,
	GiveInfo,
	OpenRequest,
	PayChoice,
	PayRequest,
	PayResult,
} from '../../schema/checkouts.js';
import type { SubscriptionView } from '../../schema/subscriptions.js';
import * as checkouts from '../checkouts.js';
import * as subscriptions from '../subscriptions.js';
import { checkoutView, subscriptionView } from '../views.js';

/** Payment forms, and what is paid again and again. */
export const checkoutControls = (runtime: Runtime) => {
	const show = (checkout: Checkout): CheckoutView => checkoutView(runtime.world, checkout);
	return {
		/** One whole checkout. */
		pay: (request: PayRequest): Promise<PayResult> => checkouts.payWhole(runtime.world, request),
		/** Opens the payment form of a message or link. */
		openCheckout: (request: OpenRequest): CheckoutView =>
			show(checkouts.open(runtime.world, request)),
		checkout: (id: string): CheckoutView => show(checkouts.find(runtime.world, id)),
		/** Gives name, contacts, address; asks the bot for delivery when it has to say. */
		giveInfo: async (id: string, info: GiveInfo): Promise<CheckoutView> =>
			show(await checkouts.inform(runtime.world, id, info)),
		/** Chooses a shipping option. */
		chooseShipping: (id: string, optionId: string): CheckoutView =>
			show(checkouts.choose(runtime.world, id, optionId)),
		/** Presses Pay; resolves when it is known what came of it. */
		payCheckout: async (id: string, choice: PayChoice = {}): Promise<CheckoutView> =>
			show(await checkouts.press(runtime.world, id, choice)),
		/** Passes or fails the 3-D Secure step. */
		confirmCheckout: (id: string, approve: boolean): CheckoutView =>
			show(checkouts.secure(runtime.world, id, approve)),
		/** Closes the form. */
		cancelCheckout: (id: string): CheckoutView => show(checkouts.cancel(runtime.world, id)),
		/** Stars subscriptions, of one customer or of all. */
		subscriptions: (customerId?: number): SubscriptionView[] =>
			subscriptions.list(runtime.world, customerId).map(subscriptionView),
		/** Charges the next period now, or lets the charge fail. */
		renewSubscription: async (
			chargeId: string,
			outcome?: 'paid' | 'failed',
		): Promise<SubscriptionView> =>
			subscriptionView(await subscriptions.renew(runtime.world, chargeId, outcome)),
		/** The customer turns renewal off. */
		cancelSubscription: (chargeId: string): SubscriptionView =>
			subscriptionView(subscriptions.cancel(runtime.world, chargeId)),
		/** The customer turns renewal on again. */
		resumeSubscription: (chargeId: string): SubscriptionView =>
			subscriptionView(subscriptions.resume(runtime.world, chargeId)),
	};
};
