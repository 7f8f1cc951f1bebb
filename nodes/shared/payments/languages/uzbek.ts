import type { BuyerTexts } from './texts';

export const uzbek: BuyerTexts = {
	expired: 'Hisobning amal qilish muddati tugagan. Iltimos, yangisini so‘rang.',
	otherPayer: 'Bu hisob boshqa kishi uchun. Iltimos, o‘zingiznikini so‘rang.',
	currency: 'Biz {currency} valyutasida to‘lov qabul qilmaymiz. Iltimos, yangi hisob so‘rang.',
	minimumTotal: 'Buyurtmaning eng kam summasi: {minimum}.',
	maximumTotal: 'Buyurtmaning eng katta summasi: {maximum}. Iltimos, buyurtmani bo‘lib bering.',
	orderId: 'Bu buyurtma topilmadi. Iltimos, do‘konda qaytadan buyurtma bering.',
	buyerNotAllowed: 'Bu taklif sizning hisobingiz uchun mavjud emas.',
	buyerBlocked: 'Bu to‘lovni qabul qila olmaymiz. Iltimos, do‘kon bilan bog‘laning.',
	country: 'Afsuski, bu mamlakatga yetkazib bermaymiz ({country}).',
	alreadyPaid: 'Bu buyurtma uchun allaqachon to‘langan. Rahmat!',
	beingPaid:
		'Hozir bu buyurtma uchun to‘lov amalga oshirilmoqda. Iltimos, biroz kutib, qayta urinib ko‘ring.',
	notEvaluated: 'Hozir bu buyurtmani tekshira olmayapmiz. Iltimos, do‘kon bilan bog‘laning.',
	tooLate:
		'Do‘kon buyurtmangizni o‘z vaqtida tasdiqlay olmadi. Pul yechilmadi. Iltimos, qayta urinib ko‘ring.',
	noDelivery: 'Afsuski, bu manzilga yetkazib bermaymiz.',
};
