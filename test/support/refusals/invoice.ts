import type { IDataObject } from 'n8n-workflow';
import { STRIPE_TEST_TOKEN } from './parties';

/** An invoice that Telegram accepts; each row changes what it is about. */
export const INVOICE: IDataObject = {
	chat_id: 4242,
	title: 'Red mug',
	description: 'Holds 300 ml',
	payload: 'order-1',
	provider_token: STRIPE_TEST_TOKEN,
	currency: 'USD',
	prices: [{ label: 'Red mug', amount: 1250 }],
};
