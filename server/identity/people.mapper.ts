import type { Person } from '#contract/people.js';
import type { SignedInPerson } from '#contract/session.js';
import { permissionsOf } from '#domain/access/roles.js';
import type { PersonEntity } from './person.entity.js';

export const toPerson = (person: PersonEntity): Person => ({
  id: person.id,
  email: person.email,
  name: person.name,
  roles: person.roles,
  active: person.active,
  signsInBy: [
    ...(person.passwordHash === null ? [] : ['password' as const]),
    ...(person.samlNameId === null ? [] : ['saml' as const]),
  ],
  lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
  version: person.version,
});

export const toSignedInPerson = (person: PersonEntity): SignedInPerson => ({
  id: person.id,
  email: person.email,
  name: person.name,
  roles: person.roles,
  permissions: [...permissionsOf(person.roles)],
  language: person.language,
});
