import * as checkouts from '../../schema/checkouts.js';
import { TextId } from '../../schema/values.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

const { CheckoutView } = checkouts;

/** Control calls about payment forms. */
export function checkoutRoutes(app: ControlApp, control: Control): void {
	app.post(
		'/api/checkouts',
		describe('openCheckout', 'Open the payment form of a message or link', CheckoutView, {
			body: checkouts.OpenRequest,
		}),
		({ body }) => control.openCheckout(body),
	);
	app.get(
		'/api/checkouts/:id',
		describe('checkout', 'A payment form', CheckoutView, { params: TextId }),
		({ params }) => control.checkout(params.id),
	);
	app.post(
		'/api/checkouts/:id/info',
		describe(
			'giveInfo',
			'Give name, contacts, address; asks the bot for delivery when it has to say',
			CheckoutView,
			{ params: TextId, body: checkouts.GiveInfo },
		),
		({ params, body }) => control.giveInfo(params.id, body),
	);
	app.post(
		'/api/checkouts/:id/shipping',
		describe('chooseShipping', 'Choose a shipping option', CheckoutView, {
			params: TextId,
			body: checkouts.ChooseShipping,
		}),
		({ params, body }) => control.chooseShipping(params.id, body.shipping_option_id),
	);
	app.post(
		'/api/checkouts/:id/pay',
		describe('payCheckout', 'Press Pay; answers when it is known what came of it', CheckoutView, {
			params: TextId,
			body: checkouts.PayChoice,
		}),
		({ params, body }) => control.payCheckout(params.id, body),
	);
	app.post(
		'/api/checkouts/:id/confirm',
		describe('confirmCheckout', 'Pass or fail the 3-D Secure step', CheckoutView, {
			params: TextId,
			body: checkouts.Confirm,
		}),
		({ params, body }) => control.confirmCheckout(params.id, body.approve),
	);
	app.post(
		'/api/checkouts/:id/cancel',
		describe('cancelCheckout', 'Close the form', CheckoutView, { params: TextId }),
		({ params }) => control.cancelCheckout(params.id),
	);
	app.post(
		'/api/pay',
		describe('pay', 'One whole checkout', checkouts.PayResult, { body: checkouts.PayRequest }),
		({ body }) => control.pay(body),
	);
}
