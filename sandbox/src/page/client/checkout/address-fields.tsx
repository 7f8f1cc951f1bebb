import { useId } from 'preact/hooks';
import { countries } from '../lib/countries.js';
import type { OrderErrors, OrderField, OrderForm } from '../lib/order-info.js';
import { Field } from '../ui/field.js';

export interface AddressFieldsProps {
	form: OrderForm;
	errors: OrderErrors;
	onChange: (field: OrderField, value: string) => void;
}

/** Bot API: the six parts of a ShippingAddress. */
export function AddressFields({ form, errors, onChange }: AddressFieldsProps) {
	const countryId = useId();
	const text = (field: OrderField, label: string, autocomplete: AutoFill) => (
		<Field
			label={label}
			value={form[field]}
			onInput={(value) => onChange(field, value)}
			testId={`field-${field}`}
			error={errors[field]}
			autocomplete={autocomplete}
		/>
	);
	return (
		<fieldset class="sheet-section">
			<legend>Shipping address</legend>
			{text('street_line1', 'Street and house', 'address-line1')}
			{text('street_line2', 'Flat, floor (optional)', 'address-line2')}
			<div class="field-pair">
				{text('post_code', 'Postcode', 'postal-code')}
				{text('city', 'City', 'address-level2')}
			</div>
			{text('state', 'State or region (optional)', 'address-level1')}
			<div class={`field ${errors.country_code ? 'field-wrong' : ''}`}>
				<label for={countryId}>Country</label>
				<select
					id={countryId}
					value={form.country_code}
					autocomplete="country"
					data-testid="field-country_code"
					aria-invalid={errors.country_code ? 'true' : undefined}
					aria-describedby={errors.country_code ? `${countryId}-note` : undefined}
					onChange={(event) => onChange('country_code', event.currentTarget.value)}
				>
					<option value="">Choose…</option>
					{countries.map(({ code, name }) => (
						<option key={code} value={code}>
							{name}
						</option>
					))}
				</select>
				{errors.country_code && (
					<p class="field-note" id={`${countryId}-note`}>
						{errors.country_code}
					</p>
				)}
			</div>
		</fieldset>
	);
}
