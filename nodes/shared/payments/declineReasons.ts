/** Languages with built-in texts (ISO 639-1). */
export const LANGUAGES = [
	'en',
	'ar',
	'de',
	'es',
	'fr',
	'hi',
	'id',
	'pt',
	'ru',
	'uk',
	'uz',
] as const;

export type Language = (typeof LANGUAGES)[number];

/** Why a buyer cannot go on. */
interface Reason {
	/** In the list of Texts for Buyers. */
	title: string;
	/** In one line, for that list and the reference. */
	description: string;
	/**
	 * Whether it ends the wait for an invoice: no other buyer, no other address, no second try and no
	 * payment that is under way can change it.
	 */
	endsWait: boolean;
	/**
	 * What the buyer reads. Polite, without gender, and with what to do next. `{country}` is a code such
	 * as DE, so it stands apart from the sentence where the language inflects names.
	 */
	texts: Readonly<Record<Language, string>>;
}

/** All reasons; a reason's name is what rows and waiting runs are given. */
export const DECLINE_REASONS = {
	expired: {
		title: 'Expired',
		description: "The time of the invoice's Expires After has passed",
		// Somebody let through a moment ago may still be paying; the run goes on soon after the expiry anyway.
		endsWait: false,
		texts: {
			en: 'This invoice has expired. Please ask for a new one.',
			ar: 'انتهت صلاحية هذه الفاتورة. يُرجى طلب فاتورة جديدة.',
			de: 'Diese Rechnung ist abgelaufen. Bitte fordern Sie eine neue an.',
			es: 'Esta factura ha caducado. Solicite una nueva, por favor.',
			fr: 'Cette facture a expiré. Veuillez en demander une nouvelle.',
			hi: 'इस इनवॉइस की अवधि समाप्त हो गई है। कृपया नया इनवॉइस माँगें।',
			id: 'Tagihan ini sudah kedaluwarsa. Silakan minta tagihan baru.',
			pt: 'Esta fatura expirou. Por favor, peça uma nova.',
			ru: 'Срок действия счёта истёк. Пожалуйста, запросите новый.',
			uk: 'Термін дії рахунку минув. Будь ласка, попросіть новий.',
			uz: 'Hisobning amal qilish muddati tugagan. Iltimos, yangisini so‘rang.',
		},
	},
	otherPayer: {
		title: 'For Another Payer',
		description: 'The invoice has the Payer User ID of someone else',
		endsWait: false,
		texts: {
			en: 'This invoice is for someone else. Please ask for your own.',
			ar: 'هذه الفاتورة مخصصة لشخص آخر. يُرجى طلب فاتورة خاصة بك.',
			de: 'Diese Rechnung ist für jemand anderen. Bitte fordern Sie Ihre eigene an.',
			es: 'Esta factura es para otra persona. Solicite la suya, por favor.',
			fr: 'Cette facture est destinée à une autre personne. Veuillez demander la vôtre.',
			hi: 'यह इनवॉइस किसी और के लिए है। कृपया अपना इनवॉइस माँगें।',
			id: 'Tagihan ini untuk orang lain. Silakan minta tagihan Anda sendiri.',
			pt: 'Esta fatura é para outra pessoa. Por favor, peça a sua.',
			ru: 'Этот счёт выставлен другому человеку. Пожалуйста, запросите свой.',
			uk: 'Цей рахунок виставлено іншій людині. Будь ласка, попросіть свій.',
			uz: 'Bu hisob boshqa kishi uchun. Iltimos, o‘zingiznikini so‘rang.',
		},
	},
	currency: {
		title: 'Currency',
		description: 'The checkout breaks the rule Currencies',
		// The invoice has one currency, and the shop's rule is about nothing else.
		endsWait: true,
		texts: {
			en: 'We do not accept payments in {currency}. Please ask for a new invoice.',
			ar: 'لا نقبل الدفع بعملة {currency}. يُرجى طلب فاتورة جديدة.',
			de: 'Wir nehmen keine Zahlungen in {currency} an. Bitte fordern Sie eine neue Rechnung an.',
			es: 'No aceptamos pagos en {currency}. Solicite una nueva factura, por favor.',
			fr: 'Nous n’acceptons pas les paiements en {currency}. Veuillez demander une nouvelle facture.',
			hi: 'हम {currency} में भुगतान स्वीकार नहीं करते। कृपया नया इनवॉइस माँगें।',
			id: 'Kami tidak menerima pembayaran dalam {currency}. Silakan minta tagihan baru.',
			pt: 'Não aceitamos pagamentos em {currency}. Por favor, peça uma nova fatura.',
			ru: 'Мы не принимаем оплату в валюте {currency}. Пожалуйста, запросите новый счёт.',
			uk: 'Ми не приймаємо оплату у валюті {currency}. Будь ласка, попросіть новий рахунок.',
			uz: 'Biz {currency} valyutasida to‘lov qabul qilmaymiz. Iltimos, yangi hisob so‘rang.',
		},
	},
	minimumTotal: {
		title: 'Minimum Total',
		description: 'The checkout breaks the rule Minimum Total',
		// The total holds tip and delivery: the next try may have others.
		endsWait: false,
		texts: {
			en: 'The minimum order is {minimum}.',
			ar: 'الحد الأدنى للطلب هو {minimum}.',
			de: 'Der Mindestbestellwert beträgt {minimum}.',
			es: 'El pedido mínimo es de {minimum}.',
			fr: 'Le montant minimum d’une commande est de {minimum}.',
			hi: 'न्यूनतम ऑर्डर {minimum} का है।',
			id: 'Pesanan minimum adalah {minimum}.',
			pt: 'O pedido mínimo é de {minimum}.',
			ru: 'Минимальная сумма заказа: {minimum}.',
			uk: 'Мінімальна сума замовлення: {minimum}.',
			uz: 'Buyurtmaning eng kam summasi: {minimum}.',
		},
	},
	maximumTotal: {
		title: 'Maximum Total',
		description: 'The checkout breaks the rule Maximum Total',
		endsWait: false,
		texts: {
			en: 'The maximum order is {maximum}. Please split your order.',
			ar: 'الحد الأقصى للطلب هو {maximum}. يُرجى تقسيم الطلب.',
			de: 'Der Höchstbestellwert beträgt {maximum}. Bitte teilen Sie Ihre Bestellung auf.',
			es: 'El pedido máximo es de {maximum}. Divida su pedido, por favor.',
			fr: 'Le montant maximum d’une commande est de {maximum}. Veuillez la diviser.',
			hi: 'अधिकतम ऑर्डर {maximum} का है। कृपया अपने ऑर्डर को बाँट दें।',
			id: 'Pesanan maksimum adalah {maximum}. Silakan bagi pesanan Anda.',
			pt: 'O pedido máximo é de {maximum}. Por favor, divida o seu pedido.',
			ru: 'Максимальная сумма заказа: {maximum}. Пожалуйста, разделите заказ на части.',
			uk: 'Максимальна сума замовлення: {maximum}. Будь ласка, розділіть замовлення на частини.',
			uz: 'Buyurtmaning eng katta summasi: {maximum}. Iltimos, buyurtmani bo‘lib bering.',
		},
	},
	orderId: {
		title: 'Order ID',
		description: 'The checkout breaks the rule Order ID Pattern',
		// The invoice has one order id, and the shop's rule is about nothing else.
		endsWait: true,
		texts: {
			en: 'We cannot find this order. Please start again from the shop.',
			ar: 'تعذّر العثور على هذا الطلب. يُرجى إعادة الطلب من المتجر.',
			de: 'Wir können diese Bestellung nicht finden. Bitte bestellen Sie im Shop noch einmal.',
			es: 'No encontramos este pedido. Vuelva a hacerlo en la tienda, por favor.',
			fr: 'Cette commande est introuvable. Veuillez la repasser dans la boutique.',
			hi: 'यह ऑर्डर नहीं मिला। कृपया दुकान से फिर से ऑर्डर करें।',
			id: 'Pesanan ini tidak ditemukan. Silakan pesan lagi dari toko.',
			pt: 'Não encontramos este pedido. Por favor, faça-o novamente na loja.',
			ru: 'Заказ не найден. Пожалуйста, оформите его в магазине заново.',
			uk: 'Замовлення не знайдено. Будь ласка, оформіть його в магазині ще раз.',
			uz: 'Bu buyurtma topilmadi. Iltimos, do‘konda qaytadan buyurtma bering.',
		},
	},
	buyerNotAllowed: {
		title: 'Buyer Not Allowed',
		description: 'The checkout breaks the rule Allowed Buyers',
		endsWait: false,
		texts: {
			en: 'This offer is not available for your account.',
			ar: 'هذا العرض غير متاح لحسابك.',
			de: 'Dieses Angebot ist für Ihr Konto nicht verfügbar.',
			es: 'Esta oferta no está disponible para su cuenta.',
			fr: 'Cette offre n’est pas disponible pour votre compte.',
			hi: 'यह ऑफ़र आपके खाते के लिए उपलब्ध नहीं है।',
			id: 'Penawaran ini tidak tersedia untuk akun Anda.',
			pt: 'Esta oferta não está disponível para a sua conta.',
			ru: 'Это предложение недоступно для вашего аккаунта.',
			uk: 'Ця пропозиція недоступна для вашого облікового запису.',
			uz: 'Bu taklif sizning hisobingiz uchun mavjud emas.',
		},
	},
	buyerBlocked: {
		title: 'Buyer Blocked',
		description: 'The checkout breaks the rule Blocked Buyers',
		endsWait: false,
		texts: {
			en: 'We cannot accept this payment. Please contact the shop.',
			ar: 'لا يمكننا قبول هذه الدفعة. يُرجى التواصل مع المتجر.',
			de: 'Wir können diese Zahlung nicht annehmen. Bitte wenden Sie sich an den Shop.',
			es: 'No podemos aceptar este pago. Póngase en contacto con la tienda, por favor.',
			fr: 'Nous ne pouvons pas accepter ce paiement. Veuillez contacter la boutique.',
			hi: 'हम यह भुगतान स्वीकार नहीं कर सकते। कृपया दुकान से संपर्क करें।',
			id: 'Kami tidak dapat menerima pembayaran ini. Silakan hubungi toko.',
			pt: 'Não podemos aceitar este pagamento. Por favor, entre em contato com a loja.',
			ru: 'Мы не можем принять этот платёж. Пожалуйста, свяжитесь с магазином.',
			uk: 'Ми не можемо прийняти цей платіж. Будь ласка, зв’яжіться з магазином.',
			uz: 'Bu to‘lovni qabul qila olmaymiz. Iltimos, do‘kon bilan bog‘laning.',
		},
	},
	country: {
		title: 'Country',
		description: 'The checkout breaks the rule Allowed Countries',
		endsWait: false,
		texts: {
			en: 'Sorry, we do not deliver to {country}.',
			ar: 'عذرًا، لا نوصّل إلى هذا البلد ({country}).',
			de: 'Leider liefern wir nicht in dieses Land ({country}).',
			es: 'Lo sentimos, no hacemos envíos a este país ({country}).',
			fr: 'Désolé, nous ne livrons pas dans ce pays ({country}).',
			hi: 'क्षमा करें, हम इस देश में डिलीवरी नहीं करते ({country})।',
			id: 'Maaf, kami tidak mengirim ke negara ini ({country}).',
			pt: 'Infelizmente, não entregamos neste país ({country}).',
			ru: 'К сожалению, в эту страну мы не доставляем ({country}).',
			uk: 'На жаль, до цієї країни ми не доставляємо ({country}).',
			uz: 'Afsuski, bu mamlakatga yetkazib bermaymiz ({country}).',
		},
	},
	alreadyPaid: {
		title: 'Already Paid',
		description: 'Rule Once per Order: the order has been paid',
		// Perhaps paid by this very invoice, and the run has not been told yet.
		endsWait: false,
		texts: {
			en: 'This order has already been paid. Thank you!',
			ar: 'تم دفع قيمة هذا الطلب بالفعل. شكرًا لك!',
			de: 'Diese Bestellung ist bereits bezahlt. Vielen Dank!',
			es: 'Este pedido ya está pagado. ¡Gracias!',
			fr: 'Cette commande est déjà payée. Merci !',
			hi: 'इस ऑर्डर का भुगतान पहले ही हो चुका है। धन्यवाद!',
			id: 'Pesanan ini sudah dibayar. Terima kasih!',
			pt: 'Este pedido já foi pago. Agradecemos!',
			ru: 'Этот заказ уже оплачен. Спасибо!',
			uk: 'Це замовлення вже оплачено. Дякуємо!',
			uz: 'Bu buyurtma uchun allaqachon to‘langan. Rahmat!',
		},
	},
	beingPaid: {
		title: 'Being Paid by Someone Else',
		description:
			'Rule Once per Order: another buyer was approved in the last 15 minutes, or the same buyer in the last 10 seconds',
		endsWait: false,
		texts: {
			en: 'This order is being paid right now. Please wait a moment before you try again.',
			ar: 'يجري دفع قيمة هذا الطلب الآن. يُرجى الانتظار قليلًا قبل المحاولة مجددًا.',
			de: 'Diese Bestellung wird gerade bezahlt. Bitte warten Sie einen Moment, bevor Sie es noch einmal versuchen.',
			es: 'Este pedido se está pagando ahora mismo. Espere un momento antes de volver a intentarlo, por favor.',
			fr: 'Cette commande est en cours de paiement. Veuillez patienter un instant avant de réessayer.',
			hi: 'इस ऑर्डर का भुगतान अभी हो रहा है। कृपया थोड़ी देर रुककर फिर कोशिश करें।',
			id: 'Pesanan ini sedang dibayar. Silakan tunggu sebentar sebelum mencoba lagi.',
			pt: 'Este pedido está sendo pago agora. Por favor, aguarde um momento antes de tentar novamente.',
			ru: 'Этот заказ сейчас оплачивается. Пожалуйста, подождите немного и попробуйте снова.',
			uk: 'Це замовлення зараз оплачується. Будь ласка, зачекайте трохи й спробуйте ще раз.',
			uz: 'Hozir bu buyurtma uchun to‘lov amalga oshirilmoqda. Iltimos, biroz kutib, qayta urinib ko‘ring.',
		},
	},
	notEvaluated: {
		title: 'Rule Cannot Be Evaluated',
		description: 'A rule could not be evaluated, for example a country without an address',
		endsWait: false,
		texts: {
			en: 'We cannot check this order right now. Please contact the shop.',
			ar: 'لا يمكننا التحقق من هذا الطلب الآن. يُرجى التواصل مع المتجر.',
			de: 'Wir können diese Bestellung gerade nicht prüfen. Bitte wenden Sie sich an den Shop.',
			es: 'Ahora no podemos comprobar este pedido. Póngase en contacto con la tienda, por favor.',
			fr: 'Nous ne pouvons pas vérifier cette commande pour le moment. Veuillez contacter la boutique.',
			hi: 'हम अभी इस ऑर्डर की जाँच नहीं कर सकते। कृपया दुकान से संपर्क करें।',
			id: 'Kami tidak dapat memeriksa pesanan ini sekarang. Silakan hubungi toko.',
			pt: 'Não podemos verificar este pedido agora. Por favor, entre em contato com a loja.',
			ru: 'Сейчас мы не можем проверить этот заказ. Пожалуйста, свяжитесь с магазином.',
			uk: 'Зараз ми не можемо перевірити це замовлення. Будь ласка, зв’яжіться з магазином.',
			uz: 'Hozir bu buyurtmani tekshira olmayapmiz. Iltimos, do‘kon bilan bog‘laning.',
		},
	},
	noDelivery: {
		title: 'No Delivery to This Address',
		description: 'No shipping zone fits the address',
		endsWait: false,
		texts: {
			en: 'Sorry, we do not deliver to this address.',
			ar: 'عذرًا، لا نوصّل إلى هذا العنوان.',
			de: 'Leider liefern wir nicht an diese Adresse.',
			es: 'Lo sentimos, no hacemos envíos a esta dirección.',
			fr: 'Désolé, nous ne livrons pas à cette adresse.',
			hi: 'क्षमा करें, हम इस पते पर डिलीवरी नहीं करते।',
			id: 'Maaf, kami tidak mengirim ke alamat ini.',
			pt: 'Infelizmente, não entregamos neste endereço.',
			ru: 'К сожалению, по этому адресу мы не доставляем.',
			uk: 'На жаль, за цією адресою ми не доставляємо.',
			uz: 'Afsuski, bu manzilga yetkazib bermaymiz.',
		},
	},
	tooLate: {
		title: 'Workflow Too Slow',
		description: 'The workflow did not answer within Answer Within',
		endsWait: false,
		texts: {
			en: 'The shop could not confirm your order in time. You have not been charged. Please try again.',
			ar: 'لم يتمكن المتجر من تأكيد طلبك في الوقت المحدد. لم يُخصم أي مبلغ. يُرجى المحاولة مجددًا.',
			de: 'Der Shop konnte Ihre Bestellung nicht rechtzeitig bestätigen. Es wurde nichts abgebucht. Bitte versuchen Sie es noch einmal.',
			es: 'La tienda no pudo confirmar su pedido a tiempo. No se le ha cobrado nada. Inténtelo de nuevo, por favor.',
			fr: 'La boutique n’a pas pu confirmer votre commande à temps. Rien n’a été débité. Veuillez réessayer.',
			hi: 'दुकान समय पर आपके ऑर्डर की पुष्टि नहीं कर सकी। आपसे कोई राशि नहीं ली गई है। कृपया फिर कोशिश करें।',
			id: 'Toko tidak dapat mengonfirmasi pesanan Anda tepat waktu. Anda tidak dikenai biaya. Silakan coba lagi.',
			pt: 'A loja não conseguiu confirmar o seu pedido a tempo. Nada foi cobrado. Por favor, tente novamente.',
			ru: 'Магазин не успел подтвердить заказ. Деньги не списаны. Пожалуйста, попробуйте ещё раз.',
			uk: 'Магазин не встиг підтвердити замовлення. Кошти не списано. Будь ласка, спробуйте ще раз.',
			uz: 'Do‘kon buyurtmangizni o‘z vaqtida tasdiqlay olmadi. Pul yechilmadi. Iltimos, qayta urinib ko‘ring.',
		},
	},
} as const satisfies Readonly<Record<string, Reason>>;

/** What a buyer may have to be told: why a checkout is declined, or what cannot be offered. */
export type BuyerMatter = keyof typeof DECLINE_REASONS;

/** Why a checkout is declined. */
export type DeclineReason = Exclude<BuyerMatter, 'noDelivery' | 'tooLate'>;
