import * as z from 'zod';
import { PERMISSIONS, ROLES } from '#domain/access/roles.js';

export const SignIn = z
  .object({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(1000) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const LANGUAGES = ['ja', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** PUT /api/session/language: the language that the portal writes to the person in. */
export const SpeakLanguage = z.object({ language: z.enum(LANGUAGES) }).meta({ id: 'SpeakLanguage' });
export type SpeakLanguage = z.infer<typeof SpeakLanguage>;

export const SignedInPerson = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    permissions: z.array(z.enum(PERMISSIONS)),
    /** of the mails to this person: the one in which the pages were read last */
    language: z.enum(LANGUAGES),
  })
  .meta({ id: 'SignedInPerson' });
export type SignedInPerson = z.infer<typeof SignedInPerson>;

/** `person` is null when signed out. `sampleData` tells the sign-in page to show the sample accounts. */
export const Session = z
  .object({
    person: SignedInPerson.nullable(),
    samlEnabled: z.boolean(),
    sampleData: z.boolean(),
    /** the business day of the server, YYYY-MM-DD */
    today: z.iso.date(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
