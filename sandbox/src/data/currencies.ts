/** How Telegram writes and limits one currency; amounts are in its smallest unit. */
export interface Currency {
	readonly title: string;
	readonly symbol: string;
	readonly thousandsSeparator: string;
	readonly decimalSeparator: string;
	readonly symbolLeft: boolean;
	readonly spaceBetween: boolean;
	readonly exponent: number;
	readonly min: number;
	readonly max: number;
}

type Row = readonly [string, string, string, string, boolean, boolean, number, number, number];

/**
 * Telegram's currency table (the 2022 edition, the newest public one). BYN and ETB came later:
 * their exponent is presumed to be 2, their limits are those of a 2025 table.
 * Columns: title, symbol, thousands, decimal, symbol left, space between, exponent, min, max.
 */
const ROWS: Readonly<Record<string, Row>> = {
	AED: ['United Arab Emirates Dirham', 'AED', ',', '.', true, true, 2, 367, 3673015],
	AFN: ['Afghan Afghani', 'AFN', ',', '.', true, false, 2, 8835, 88358985],
	ALL: ['Albanian Lek', 'ALL', '.', ',', false, false, 2, 11615, 116158307],
	AMD: ['Armenian Dram', 'AMD', ',', '.', false, true, 2, 46491, 464915999],
	ARS: ['Argentine Peso', 'ARS', '.', ',', true, true, 2, 11725, 117257236],
	AUD: ['Australian Dollar', 'AU$', ',', '.', true, false, 2, 144, 1449612],
	AZN: ['Azerbaijani Manat', 'AZN', '\u00a0', ',', false, true, 2, 169, 1695079],
	BAM: ['Bosnia & Herzegovina Convertible Mark', 'BAM', '.', ',', false, true, 2, 188, 1884247],
	BDT: ['Bangladeshi Taka', 'BDT', ',', '.', true, true, 2, 8720, 87204212],
	BGN: ['Bulgarian Lev', 'BGN', '\u00a0', ',', false, true, 2, 187, 1878643],
	BND: ['Brunei Dollar', 'BND', '.', ',', true, false, 2, 140, 1402317],
	BOB: ['Bolivian Boliviano', 'BOB', '.', ',', true, true, 2, 691, 6912976],
	BRL: ['Brazilian Real', 'R$', '.', ',', true, true, 2, 513, 5134752],
	BYN: ['Belarusian Ruble', 'BYN', ' ', ',', false, true, 2, 328, 3275501],
	CAD: ['Canadian Dollar', 'CA$', ',', '.', true, false, 2, 130, 1300630],
	CHF: ['Swiss Franc', 'CHF', "'", '.', false, true, 2, 100, 1000602],
	CLP: ['Chilean Peso', 'CLP', '.', ',', true, true, 0, 865, 8656598],
	CNY: ['Chinese Renminbi Yuan', 'CN¥', ',', '.', true, false, 2, 677, 6779903],
	COP: ['Colombian Peso', 'COP', '.', ',', true, true, 2, 411049, 4110490000],
	CRC: ['Costa Rican Colón', 'CRC', '.', ',', true, false, 2, 67332, 673327135],
	CZK: ['Czech Koruna', 'CZK', '\u00a0', ',', false, true, 2, 2394, 23949010],
	DKK: ['Danish Krone', 'DKK', '', ',', false, true, 2, 714, 7148229],
	DOP: ['Dominican Peso', 'DOP', ',', '.', true, false, 2, 5536, 55368162],
	DZD: ['Algerian Dinar', 'DZD', ',', '.', true, true, 2, 14628, 146282990],
	EGP: ['Egyptian Pound', 'EGP', ',', '.', true, true, 2, 1831, 18316798],
	ETB: ['Ethiopian Birr', 'ETB', ',', '.', true, true, 2, 13253, 132530383],
	EUR: ['Euro', '€', '\u00a0', ',', false, true, 2, 96, 960630],
	GBP: ['British Pound', '£', ',', '.', true, false, 2, 81, 818470],
	GEL: ['Georgian Lari', 'GEL', '\u00a0', ',', false, true, 2, 303, 3034969],
	GTQ: ['Guatemalan Quetzal', 'GTQ', ',', '.', true, false, 2, 771, 7711737],
	HKD: ['Hong Kong Dollar', 'HK$', ',', '.', true, false, 2, 784, 7849950],
	HNL: ['Honduran Lempira', 'HNL', ',', '.', true, true, 2, 2469, 24690502],
	HRK: ['Croatian Kuna', 'HRK', '.', ',', false, true, 2, 722, 7226602],
	HUF: ['Hungarian Forint', 'HUF', '\u00a0', ',', false, true, 2, 36924, 369245993],
	IDR: ['Indonesian Rupiah', 'IDR', '.', ',', true, false, 2, 1462755, 14627550000],
	ILS: ['Israeli New Sheqel', '₪', ',', '.', true, true, 2, 340, 3407715],
	INR: ['Indian Rupee', '₹', ',', '.', true, false, 2, 7730, 77302850],
	ISK: ['Icelandic Króna', 'ISK', '.', ',', false, true, 0, 134, 1341900],
	JMD: ['Jamaican Dollar', 'JMD', ',', '.', true, false, 2, 15622, 156226095],
	JPY: ['Japanese Yen', '¥', ',', '.', true, false, 0, 128, 1288124],
	KES: ['Kenyan Shilling', 'KES', ',', '.', true, false, 2, 11615, 116150066],
	KGS: ['Kyrgyzstani Som', 'KGS', '\u00a0', '-', false, true, 2, 8267, 82674100],
	KRW: ['South Korean Won', '₩', ',', '.', true, false, 0, 1280, 12809399],
	KZT: ['Kazakhstani Tenge', 'KZT', '\u00a0', '-', true, false, 2, 43624, 436246977],
	LBP: ['Lebanese Pound', 'LBP', ',', '.', true, true, 2, 152053, 1520534880],
	LKR: ['Sri Lankan Rupee', 'LKR', ',', '.', true, true, 2, 37204, 372044432],
	MAD: ['Moroccan Dirham', 'MAD', ',', '.', true, true, 2, 1015, 10154433],
	MDL: ['Moldovan Leu', 'MDL', ',', '.', false, true, 2, 1905, 19054712],
	MNT: ['Mongolian Tögrög', 'MNT', '\u00a0', ',', true, false, 2, 304880, 3048801599],
	MUR: ['Mauritian Rupee', 'MUR', ',', '.', true, false, 2, 4299, 42995260],
	MVR: ['Maldivian Rufiyaa', 'MVR', ',', '.', false, true, 2, 1545, 15450197],
	MXN: ['Mexican Peso', 'MX$', ',', '.', true, false, 2, 2017, 20174660],
	MYR: ['Malaysian Ringgit', 'MYR', ',', '.', true, false, 2, 439, 4392502],
	MZN: ['Mozambican Metical', 'MZN', ',', '.', true, false, 2, 6382, 63829864],
	NGN: ['Nigerian Naira', 'NGN', ',', '.', true, false, 2, 41532, 415329995],
	NIO: ['Nicaraguan Córdoba', 'NIO', ',', '.', true, true, 2, 3601, 36015126],
	NOK: ['Norwegian Krone', 'NOK', '\u00a0', ',', true, true, 2, 984, 9841198],
	NPR: ['Nepalese Rupee', 'NPR', ',', '.', true, false, 2, 12463, 124633283],
	NZD: ['New Zealand Dollar', 'NZ$', ',', '.', true, false, 2, 159, 1599400],
	PAB: ['Panamanian Balboa', 'PAB', ',', '.', true, true, 2, 100, 1005501],
	PEN: ['Peruvian Nuevo Sol', 'PEN', ',', '.', true, true, 2, 380, 3808418],
	PHP: ['Philippine Peso', 'PHP', ',', '.', true, false, 2, 5240, 52406026],
	PKR: ['Pakistani Rupee', 'PKR', ',', '.', true, false, 2, 19281, 192811326],
	PLN: ['Polish Złoty', 'PLN', '\u00a0', ',', false, true, 2, 448, 4488120],
	PYG: ['Paraguayan Guaraní', 'PYG', '.', ',', true, true, 0, 6914, 69149028],
	QAR: ['Qatari Riyal', 'QAR', ',', '.', true, true, 2, 364, 3640750],
	RON: ['Romanian Leu', 'RON', '.', ',', false, true, 2, 475, 4751599],
	RSD: ['Serbian Dinar', 'RSD', '.', ',', false, true, 2, 11294, 112940905],
	RUB: ['Russian Ruble', 'RUB', '\u00a0', ',', false, true, 2, 6291, 62914979],
	SAR: ['Saudi Riyal', 'SAR', ',', '.', true, true, 2, 375, 3750937],
	SEK: ['Swedish Krona', 'SEK', '.', ',', false, true, 2, 1009, 10099411],
	SGD: ['Singapore Dollar', 'SGD', ',', '.', true, false, 2, 139, 1394395],
	THB: ['Thai Baht', '฿', ',', '.', true, false, 2, 3474, 34746062],
	TJS: ['Tajikistani Somoni', 'TJS', '\u00a0', ';', false, true, 2, 1254, 12544076],
	TRY: ['Turkish Lira', 'TRY', '.', ',', false, true, 2, 1546, 15461525],
	TTD: ['Trinidad and Tobago Dollar', 'TTD', ',', '.', true, false, 2, 683, 6833110],
	TWD: ['New Taiwan Dollar', 'NT$', ',', '.', true, false, 2, 2979, 29795299],
	TZS: ['Tanzanian Shilling', 'TZS', ',', '.', true, false, 2, 232499, 2324999870],
	UAH: ['Ukrainian Hryvnia', 'UAH', '\u00a0', ',', false, false, 2, 2971, 29712466],
	UGX: ['Ugandan Shilling', 'UGX', ',', '.', true, false, 0, 3622, 36228323],
	USD: ['United States Dollar', '$', ',', '.', true, false, 2, 100, 1000000],
	UYU: ['Uruguayan Peso', 'UYU', '.', ',', true, true, 2, 4190, 41900615],
	UZS: ['Uzbekistani Som', 'UZS', '\u00a0', ',', false, true, 2, 1122761, 11227612983],
	VND: ['Vietnamese Đồng', '₫', '.', ',', false, true, 0, 23091, 230915000],
	YER: ['Yemeni Rial', 'YER', ',', '.', true, true, 2, 25024, 250249891],
	ZAR: ['South African Rand', 'ZAR', ',', '.', true, true, 2, 1603, 16030339],
};

const CURRENCIES: ReadonlyMap<string, Currency> = new Map(
	Object.entries(ROWS).map(([code, row]) => [
		code,
		{
			title: row[0],
			symbol: row[1],
			thousandsSeparator: row[2],
			decimalSeparator: row[3],
			symbolLeft: row[4],
			spaceBetween: row[5],
			exponent: row[6],
			min: row[7],
			max: row[8],
		},
	]),
);

/** Currency code of Telegram Stars; not part of the table. */
export const STARS = 'XTR';

/** The currency with this code, or undefined; Stars are not a currency of the table. */
export const findCurrency = (code: string): Currency | undefined => CURRENCIES.get(code);

/** All codes of the table, A-Z. */
export const currencyCodes = (): string[] => [...CURRENCIES.keys()];
