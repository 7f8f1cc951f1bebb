import type { BuyerTexts } from './texts';

export const indonesian: BuyerTexts = {
	expired: 'Tagihan ini sudah kedaluwarsa. Silakan minta tagihan baru.',
	otherPayer: 'Tagihan ini untuk orang lain. Silakan minta tagihan Anda sendiri.',
	currency: 'Kami tidak menerima pembayaran dalam {currency}. Silakan minta tagihan baru.',
	minimumTotal: 'Pesanan minimum adalah {minimum}.',
	maximumTotal: 'Pesanan maksimum adalah {maximum}. Silakan bagi pesanan Anda.',
	orderId: 'Pesanan ini tidak ditemukan. Silakan pesan lagi dari toko.',
	buyerNotAllowed: 'Penawaran ini tidak tersedia untuk akun Anda.',
	buyerBlocked: 'Kami tidak dapat menerima pembayaran ini. Silakan hubungi toko.',
	country: 'Maaf, kami tidak mengirim ke negara ini ({country}).',
	alreadyPaid: 'Pesanan ini sudah dibayar. Terima kasih!',
	beingPaid: 'Pesanan ini sedang dibayar. Silakan tunggu sebentar sebelum mencoba lagi.',
	notEvaluated: 'Kami tidak dapat memeriksa pesanan ini sekarang. Silakan hubungi toko.',
	tooLate:
		'Toko tidak dapat mengonfirmasi pesanan Anda tepat waktu. Anda tidak dikenai biaya. Silakan coba lagi.',
	noDelivery: 'Maaf, kami tidak mengirim ke alamat ini.',
};
