import type { BuyerTexts } from './texts';

export const german: BuyerTexts = {
	expired: 'Diese Rechnung ist abgelaufen. Bitte fordern Sie eine neue an.',
	otherPayer: 'Diese Rechnung ist für jemand anderen. Bitte fordern Sie Ihre eigene an.',
	currency: 'Wir nehmen keine Zahlungen in {currency} an. Bitte fordern Sie eine neue Rechnung an.',
	minimumTotal: 'Der Mindestbestellwert beträgt {minimum}.',
	maximumTotal: 'Der Höchstbestellwert beträgt {maximum}. Bitte teilen Sie Ihre Bestellung auf.',
	orderId: 'Wir können diese Bestellung nicht finden. Bitte bestellen Sie im Shop noch einmal.',
	buyerNotAllowed: 'Dieses Angebot ist für Ihr Konto nicht verfügbar.',
	buyerBlocked: 'Wir können diese Zahlung nicht annehmen. Bitte wenden Sie sich an den Shop.',
	country: 'Leider liefern wir nicht in dieses Land ({country}).',
	alreadyPaid: 'Diese Bestellung ist bereits bezahlt. Vielen Dank!',
	beingPaid:
		'Diese Bestellung wird gerade bezahlt. Bitte warten Sie einen Moment, bevor Sie es noch einmal versuchen.',
	notEvaluated:
		'Wir können diese Bestellung gerade nicht prüfen. Bitte wenden Sie sich an den Shop.',
	tooLate:
		'Der Shop konnte Ihre Bestellung nicht rechtzeitig bestätigen. Es wurde nichts abgebucht. Bitte versuchen Sie es noch einmal.',
	noDelivery: 'Leider liefern wir nicht an diese Adresse.',
};
