import * as z from 'zod';

/** A name on one line: no control characters, no bidirectional overrides that would turn other text around. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), {
    message: 'must not contain control or direction characters',
    params: { rule: 'plainText' },
  });

/** Free text of several lines. */
export const Prose = z
  .string()
  .trim()
  .max(4000)
  .refine((text) => !/[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u.test(text), {
    message: 'must not contain control or direction characters',
    params: { rule: 'plainText' },
  });

export const WebAddress = z.url({ protocol: /^https?$/ }).max(2000);
export const BusinessDate = z.iso.date();
export const Bilingual = z.object({ ja: z.string(), en: z.string() }).meta({ id: 'Bilingual' });
/** A calendar month, 2026-11. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** UTC, to the millisecond */
export const Instant = z.iso.datetime();
/** An instant as somebody gives it, in any offset. */
export const GivenInstant = z.iso.datetime({ offset: true });
