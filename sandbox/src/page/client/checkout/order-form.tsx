import { useRef, useState } from 'preact/hooks';
import type { InvoiceView, OrderInfo } from '../api/types.js';
import {
	toOrderInfo,
	validateForm,
	type OrderErrors,
	type OrderField,
	type OrderForm,
} from '../lib/order-info.js';
import { Field } from '../ui/field.js';
import { AddressFields } from './address-fields.js';
import { InvoiceHead } from './invoice-head.js';

export interface OrderFormProps {
	invoice: InvoiceView;
	form: OrderForm;
	onChange: (form: OrderForm) => void;
	onSubmit: (info: OrderInfo, save: boolean) => void;
}

/** Asks for exactly what the invoice needs: contact, address, or both. */
export function OrderFormStep({ invoice, form, onChange, onSubmit }: OrderFormProps) {
	const [errors, setErrors] = useState<OrderErrors>({});
	const [save, setSave] = useState(true);
	const element = useRef<HTMLFormElement>(null);

	const change = (field: OrderField, value: string) => {
		onChange({ ...form, [field]: value });
		setErrors({ ...errors, [field]: undefined });
	};
	const submit = (event: Event) => {
		event.preventDefault();
		const found = validateForm(form, invoice);
		setErrors(found);
		if (Object.keys(found).length === 0) {
			onSubmit(toOrderInfo(form, invoice), save);
			return;
		}
		// The first wrong field, once it is marked as such.
		requestAnimationFrame(() =>
			element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
		);
	};
	const contact = (
		field: OrderField,
		label: string,
		rest: Partial<Parameters<typeof Field>[0]>,
	) => (
		<Field
			label={label}
			value={form[field]}
			onInput={(value) => change(field, value)}
			testId={`field-${field}`}
			error={errors[field]}
			{...rest}
		/>
	);
	return (
		<form ref={element} class="dialog-body" data-testid="order-form" onSubmit={submit} noValidate>
			<InvoiceHead invoice={invoice} />
			{(invoice.need_name || invoice.need_email || invoice.need_phone_number) && (
				<fieldset class="sheet-section">
					<legend>Contact</legend>
					{invoice.need_name && contact('name', 'Name', { autocomplete: 'name', autofocus: true })}
					{invoice.need_email &&
						contact('email', 'E-mail', {
							type: 'email',
							autocomplete: 'email',
							inputMode: 'email',
							autofocus: !invoice.need_name,
						})}
					{invoice.need_phone_number &&
						contact('phone_number', 'Phone', {
							type: 'tel',
							autocomplete: 'tel',
							inputMode: 'tel',
							autofocus: !invoice.need_name && !invoice.need_email,
						})}
				</fieldset>
			)}
			{invoice.need_shipping_address && (
				<AddressFields form={form} errors={errors} onChange={change} />
			)}
			<label class="switch">
				<input
					type="checkbox"
					checked={save}
					data-testid="save-info"
					onChange={(event) => setSave(event.currentTarget.checked)}
				/>
				Save for the next time
			</label>
			<div class="sheet-foot">
				<button type="submit" class="main-button" data-testid="info-continue">
					Continue
				</button>
			</div>
		</form>
	);
}
