import type { BuyerTexts } from './texts';

export const spanish: BuyerTexts = {
	expired: 'Esta factura ha caducado. Solicite una nueva, por favor.',
	otherPayer: 'Esta factura es para otra persona. Solicite la suya, por favor.',
	currency: 'No aceptamos pagos en {currency}. Solicite una nueva factura, por favor.',
	minimumTotal: 'El pedido mínimo es de {minimum}.',
	maximumTotal: 'El pedido máximo es de {maximum}. Divida su pedido, por favor.',
	orderId: 'No encontramos este pedido. Vuelva a hacerlo en la tienda, por favor.',
	buyerNotAllowed: 'Esta oferta no está disponible para su cuenta.',
	buyerBlocked: 'No podemos aceptar este pago. Póngase en contacto con la tienda, por favor.',
	country: 'Lo sentimos, no hacemos envíos a este país ({country}).',
	alreadyPaid: 'Este pedido ya está pagado. ¡Gracias!',
	beingPaid:
		'Este pedido se está pagando ahora mismo. Espere un momento antes de volver a intentarlo, por favor.',
	notEvaluated:
		'Ahora no podemos comprobar este pedido. Póngase en contacto con la tienda, por favor.',
	tooLate:
		'La tienda no pudo confirmar su pedido a tiempo. No se le ha cobrado nada. Inténtelo de nuevo, por favor.',
	noDelivery: 'Lo sentimos, no hacemos envíos a esta dirección.',
};
