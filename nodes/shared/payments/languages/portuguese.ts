import type { BuyerTexts } from './texts';

export const portuguese: BuyerTexts = {
	expired: 'Esta fatura expirou. Por favor, peça uma nova.',
	otherPayer: 'Esta fatura é para outra pessoa. Por favor, peça a sua.',
	currency: 'Não aceitamos pagamentos em {currency}. Por favor, peça uma nova fatura.',
	minimumTotal: 'O pedido mínimo é de {minimum}.',
	maximumTotal: 'O pedido máximo é de {maximum}. Por favor, divida o seu pedido.',
	orderId: 'Não encontramos este pedido. Por favor, faça-o novamente na loja.',
	buyerNotAllowed: 'Esta oferta não está disponível para a sua conta.',
	buyerBlocked: 'Não podemos aceitar este pagamento. Por favor, entre em contato com a loja.',
	country: 'Infelizmente, não entregamos neste país ({country}).',
	alreadyPaid: 'Este pedido já foi pago. Agradecemos!',
	beingPaid:
		'Este pedido está sendo pago agora. Por favor, aguarde um momento antes de tentar novamente.',
	notEvaluated: 'Não podemos verificar este pedido agora. Por favor, entre em contato com a loja.',
	tooLate:
		'A loja não conseguiu confirmar o seu pedido a tempo. Nada foi cobrado. Por favor, tente novamente.',
	noDelivery: 'Infelizmente, não entregamos neste endereço.',
};
