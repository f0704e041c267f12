import * as z from 'zod';
import { ROLES } from '#domain/access/roles.js';
import { flag, listOf, pageOf } from './lists.js';
import { Name } from './texts.js';

export const Person = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    active: z.boolean(),
    signsInBy: z.array(z.enum(['password', 'saml'])),
    lastSignInAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;
export const PersonPage = pageOf(Person).meta({ id: 'PersonPage' });
export type PersonPage = z.infer<typeof PersonPage>;

const Roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);
export const NewPassword = z.string().min(12).max(200);

export const AddPerson = z
  .object({ email: z.email().max(320), name: Name, roles: Roles, password: NewPassword })
  .meta({ id: 'AddPerson' });
export type AddPerson = z.infer<typeof AddPerson>;

/** Stopping a person (`active: false`) ends their sessions at once. */
export const ChangePerson = z
  .object({ name: Name, roles: Roles, active: z.boolean(), password: NewPassword.optional() })
  .meta({ id: 'ChangePerson' });
export type ChangePerson = z.infer<typeof ChangePerson>;

export const ListPeople = listOf(['name', '-name', 'email', '-email', 'lastSignInAt', '-lastSignInAt'], 'name').extend({
  role: z.enum(ROLES).optional(),
  stopped: flag.optional(),
});
export type ListPeople = z.infer<typeof ListPeople>;

/** Who can be named elsewhere (evaluators, approvers): no address, no state. */
export const PersonName = z
  .object({ id: z.uuid(), name: z.string(), roles: z.array(z.enum(ROLES)) })
  .meta({ id: 'PersonName' });
export type PersonName = z.infer<typeof PersonName>;
