import type { BuyerTexts } from './texts';

export const french: BuyerTexts = {
	expired: 'Cette facture a expiré. Veuillez en demander une nouvelle.',
	otherPayer: 'Cette facture est destinée à une autre personne. Veuillez demander la vôtre.',
	currency:
		'Nous n’acceptons pas les paiements en {currency}. Veuillez demander une nouvelle facture.',
	minimumTotal: 'Le montant minimum d’une commande est de {minimum}.',
	maximumTotal: 'Le montant maximum d’une commande est de {maximum}. Veuillez la diviser.',
	orderId: 'Cette commande est introuvable. Veuillez la repasser dans la boutique.',
	buyerNotAllowed: 'Cette offre n’est pas disponible pour votre compte.',
	buyerBlocked: 'Nous ne pouvons pas accepter ce paiement. Veuillez contacter la boutique.',
	country: 'Désolé, nous ne livrons pas dans ce pays ({country}).',
	alreadyPaid: 'Cette commande est déjà payée. Merci !',
	beingPaid:
		'Cette commande est en cours de paiement. Veuillez patienter un instant avant de réessayer.',
	notEvaluated:
		'Nous ne pouvons pas vérifier cette commande pour le moment. Veuillez contacter la boutique.',
	tooLate:
		'La boutique n’a pas pu confirmer votre commande à temps. Rien n’a été débité. Veuillez réessayer.',
	noDelivery: 'Désolé, nous ne livrons pas à cette adresse.',
};
