import * as z from 'zod';
import { Bilingual, BusinessDate, Name } from './texts.js';

/** `YYYY-MM-DD`, or `MM-DD` for a day that is off every year. */
const Day = z
  .string()
  .trim()
  .refine((day) => z.iso.date().safeParse(/^\d\d-\d\d$/.test(day) ? `2028-${day}` : day).success, {
    error: 'must be a date as YYYY-MM-DD, or MM-DD for every year',
  });

/** A day on which the company does not work, beside weekends and holidays. */
export const CompanyDay = z.object({ day: Day, name: Name }).meta({ id: 'CompanyDay' });
export type CompanyDay = z.infer<typeof CompanyDay>;
export const CompanyDays = z.object({ items: z.array(CompanyDay) }).meta({ id: 'CompanyDays' });
export type CompanyDays = z.infer<typeof CompanyDays>;

/** POST /api/calendar/company-days; a day that is there already gets the new name. */
export const AddCompanyDays = z.object({ days: z.array(CompanyDay).min(1).max(1000) }).meta({ id: 'AddCompanyDays' });
export type AddCompanyDays = z.infer<typeof AddCompanyDays>;

const LONGEST = 3700 * 86_400_000;

/** GET /api/calendar/days-off?from=2026-04-01&to=2027-03-31, both included. */
export const ListDaysOff = z
  .object({ from: BusinessDate, to: BusinessDate })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= LONGEST, {
    error: 'must be at most ten years after from',
    path: ['to'],
  });
export type ListDaysOff = z.infer<typeof ListDaysOff>;

/** Holidays and company days; weekends only where they are one of these. */
export const DaysOff = z
  .object({
    items: z.array(z.object({ date: BusinessDate, name: Bilingual })),
    /** the last day whose holidays are known */
    knownUntil: BusinessDate,
  })
  .meta({ id: 'DaysOff' });
export type DaysOff = z.infer<typeof DaysOff>;
