import { STARS } from '../telegram/limits';

/** What is known about one currency of Telegram Payments. */
export interface Currency {
	name: string;
	/** Digits of the minor unit: 2 means that 12.50 is sent as 1250. */
	exponent: number;
	/**
	 * Lowest and highest invoice total in minor units, as published in {@link LIMITS_DATE}. The real
	 * ones follow the exchange rate (about 1 to 10,000 US dollars), so they serve as a hint only.
	 */
	limits?: readonly [number, number];
}

/** When the `limits` below were published; Telegram changes them with the exchange rates. */
export const LIMITS_DATE = 'May 2022';

/**
 * Currencies of Telegram Payments by ISO 4217 code. Bot API: "Supported currencies"
 * (currencies.json) of 2022; BYN and ETB came later, their exponent of 2 is assumed from ISO 4217.
 */
export const CURRENCIES = {
	AED: { name: 'United Arab Emirates Dirham', exponent: 2, limits: [367, 3673015] },
	AFN: { name: 'Afghan Afghani', exponent: 2, limits: [8835, 88358985] },
	ALL: { name: 'Albanian Lek', exponent: 2, limits: [11615, 116158307] },
	AMD: { name: 'Armenian Dram', exponent: 2, limits: [46491, 464915999] },
	ARS: { name: 'Argentine Peso', exponent: 2, limits: [11725, 117257236] },
	AUD: { name: 'Australian Dollar', exponent: 2, limits: [144, 1449612] },
	AZN: { name: 'Azerbaijani Manat', exponent: 2, limits: [169, 1695079] },
	BAM: { name: 'Bosnia & Herzegovina Convertible Mark', exponent: 2, limits: [188, 1884247] },
	BDT: { name: 'Bangladeshi Taka', exponent: 2, limits: [8720, 87204212] },
	BGN: { name: 'Bulgarian Lev', exponent: 2, limits: [187, 1878643] },
	BND: { name: 'Brunei Dollar', exponent: 2, limits: [140, 1402317] },
	BOB: { name: 'Bolivian Boliviano', exponent: 2, limits: [691, 6912976] },
	BRL: { name: 'Brazilian Real', exponent: 2, limits: [513, 5134752] },
	BYN: { name: 'Belarusian Ruble', exponent: 2 },
	CAD: { name: 'Canadian Dollar', exponent: 2, limits: [130, 1300630] },
	CHF: { name: 'Swiss Franc', exponent: 2, limits: [100, 1000602] },
	CLP: { name: 'Chilean Peso', exponent: 0, limits: [865, 8656598] },
	CNY: { name: 'Chinese Renminbi Yuan', exponent: 2, limits: [677, 6779903] },
	COP: { name: 'Colombian Peso', exponent: 2, limits: [411049, 4110490000] },
	CRC: { name: 'Costa Rican Colón', exponent: 2, limits: [67332, 673327135] },
	CZK: { name: 'Czech Koruna', exponent: 2, limits: [2394, 23949010] },
	DKK: { name: 'Danish Krone', exponent: 2, limits: [714, 7148229] },
	DOP: { name: 'Dominican Peso', exponent: 2, limits: [5536, 55368162] },
	DZD: { name: 'Algerian Dinar', exponent: 2, limits: [14628, 146282990] },
	EGP: { name: 'Egyptian Pound', exponent: 2, limits: [1831, 18316798] },
	ETB: { name: 'Ethiopian Birr', exponent: 2 },
	EUR: { name: 'Euro', exponent: 2, limits: [96, 960630] },
	GBP: { name: 'British Pound', exponent: 2, limits: [81, 818470] },
	GEL: { name: 'Georgian Lari', exponent: 2, limits: [303, 3034969] },
	GTQ: { name: 'Guatemalan Quetzal', exponent: 2, limits: [771, 7711737] },
	HKD: { name: 'Hong Kong Dollar', exponent: 2, limits: [784, 7849950] },
	HNL: { name: 'Honduran Lempira', exponent: 2, limits: [2469, 24690502] },
	HRK: { name: 'Croatian Kuna', exponent: 2, limits: [722, 7226602] },
	HUF: { name: 'Hungarian Forint', exponent: 2, limits: [36924, 369245993] },
	IDR: { name: 'Indonesian Rupiah', exponent: 2, limits: [1462755, 14627550000] },
	ILS: { name: 'Israeli New Sheqel', exponent: 2, limits: [340, 3407715] },
	INR: { name: 'Indian Rupee', exponent: 2, limits: [7730, 77302850] },
	ISK: { name: 'Icelandic Króna', exponent: 0, limits: [134, 1341900] },
	JMD: { name: 'Jamaican Dollar', exponent: 2, limits: [15622, 156226095] },
	JPY: { name: 'Japanese Yen', exponent: 0, limits: [128, 1288124] },
	KES: { name: 'Kenyan Shilling', exponent: 2, limits: [11615, 116150066] },
	KGS: { name: 'Kyrgyzstani Som', exponent: 2, limits: [8267, 82674100] },
	KRW: { name: 'South Korean Won', exponent: 0, limits: [1280, 12809399] },
	KZT: { name: 'Kazakhstani Tenge', exponent: 2, limits: [43624, 436246977] },
	LBP: { name: 'Lebanese Pound', exponent: 2, limits: [152053, 1520534880] },
	LKR: { name: 'Sri Lankan Rupee', exponent: 2, limits: [37204, 372044432] },
	MAD: { name: 'Moroccan Dirham', exponent: 2, limits: [1015, 10154433] },
	MDL: { name: 'Moldovan Leu', exponent: 2, limits: [1905, 19054712] },
	MNT: { name: 'Mongolian Tögrög', exponent: 2, limits: [304880, 3048801599] },
	MUR: { name: 'Mauritian Rupee', exponent: 2, limits: [4299, 42995260] },
	MVR: { name: 'Maldivian Rufiyaa', exponent: 2, limits: [1545, 15450197] },
	MXN: { name: 'Mexican Peso', exponent: 2, limits: [2017, 20174660] },
	MYR: { name: 'Malaysian Ringgit', exponent: 2, limits: [439, 4392502] },
	MZN: { name: 'Mozambican Metical', exponent: 2, limits: [6382, 63829864] },
	NGN: { name: 'Nigerian Naira', exponent: 2, limits: [41532, 415329995] },
	NIO: { name: 'Nicaraguan Córdoba', exponent: 2, limits: [3601, 36015126] },
	NOK: { name: 'Norwegian Krone', exponent: 2, limits: [984, 9841198] },
	NPR: { name: 'Nepalese Rupee', exponent: 2, limits: [12463, 124633283] },
	NZD: { name: 'New Zealand Dollar', exponent: 2, limits: [159, 1599400] },
	PAB: { name: 'Panamanian Balboa', exponent: 2, limits: [100, 1005501] },
	PEN: { name: 'Peruvian Nuevo Sol', exponent: 2, limits: [380, 3808418] },
	PHP: { name: 'Philippine Peso', exponent: 2, limits: [5240, 52406026] },
	PKR: { name: 'Pakistani Rupee', exponent: 2, limits: [19281, 192811326] },
	PLN: { name: 'Polish Złoty', exponent: 2, limits: [448, 4488120] },
	PYG: { name: 'Paraguayan Guaraní', exponent: 0, limits: [6914, 69149028] },
	QAR: { name: 'Qatari Riyal', exponent: 2, limits: [364, 3640750] },
	RON: { name: 'Romanian Leu', exponent: 2, limits: [475, 4751599] },
	RSD: { name: 'Serbian Dinar', exponent: 2, limits: [11294, 112940905] },
	RUB: { name: 'Russian Ruble', exponent: 2, limits: [6291, 62914979] },
	SAR: { name: 'Saudi Riyal', exponent: 2, limits: [375, 3750937] },
	SEK: { name: 'Swedish Krona', exponent: 2, limits: [1009, 10099411] },
	SGD: { name: 'Singapore Dollar', exponent: 2, limits: [139, 1394395] },
	THB: { name: 'Thai Baht', exponent: 2, limits: [3474, 34746062] },
	TJS: { name: 'Tajikistani Somoni', exponent: 2, limits: [1254, 12544076] },
	TRY: { name: 'Turkish Lira', exponent: 2, limits: [1546, 15461525] },
	TTD: { name: 'Trinidad and Tobago Dollar', exponent: 2, limits: [683, 6833110] },
	TWD: { name: 'New Taiwan Dollar', exponent: 2, limits: [2979, 29795299] },
	TZS: { name: 'Tanzanian Shilling', exponent: 2, limits: [232499, 2324999870] },
	UAH: { name: 'Ukrainian Hryvnia', exponent: 2, limits: [2971, 29712466] },
	UGX: { name: 'Ugandan Shilling', exponent: 0, limits: [3622, 36228323] },
	USD: { name: 'United States Dollar', exponent: 2, limits: [100, 1000000] },
	UYU: { name: 'Uruguayan Peso', exponent: 2, limits: [4190, 41900615] },
	UZS: { name: 'Uzbekistani Som', exponent: 2, limits: [1122761, 11227612983] },
	VND: { name: 'Vietnamese Đồng', exponent: 0, limits: [23091, 230915000] },
	YER: { name: 'Yemeni Rial', exponent: 2, limits: [25024, 250249891] },
	ZAR: { name: 'South African Rand', exponent: 2, limits: [1603, 16030339] },
} as const satisfies Record<string, Currency>;

/** Bot API, "Telegram Stars": whole numbers only, one price. */
const TELEGRAM_STARS: Currency = { name: 'Telegram Stars', exponent: 0 };

/**
 * Looks a currency up by its code as Telegram writes it (`USD`, `XTR`).
 *
 * @returns `undefined` for a code this package does not know; Telegram may know it all the same
 */
export function findCurrency(code: string): Currency | undefined {
	if (code === STARS) return TELEGRAM_STARS;
	return Object.hasOwn(CURRENCIES, code) ? CURRENCIES[code as keyof typeof CURRENCIES] : undefined;
}
