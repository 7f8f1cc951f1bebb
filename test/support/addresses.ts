/** Where parcels of the tests go, as a buyer gives it to Telegram. */
export const BERLIN = {
	country_code: 'DE',
	state: '',
	city: 'Berlin',
	street_line1: 'Am Kupfergraben 6',
	street_line2: '',
	post_code: '10117',
};
